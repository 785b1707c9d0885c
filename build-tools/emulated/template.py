"""Writes a template (the first argument) as an emulator without an account takes it (the second argument).

Left out are the distribution, the web firewall and the bucket's demand for TLS, which an emulator does not speak; a version
takes over at once and without a snapshot; no call is counted by a key, which no emulator here takes from an authorizer; who may
send a message may send a batch, for which AWS asks no other permission; the API's description stands in the template, and folders
have their whole paths. A custom runtime as third argument makes the functions ones of it, with a bootstrap that starts them in the
JDK of the fourth argument; they call the emulator at the fifth. Those behind no queue may take four times as long then: fifty that
start at once share the processors of one machine, and on Lambda each has its own. For the interpreter of the SAM CLI:
bin/deploy-emulated runs it.
"""

import shutil
import sys
import zipfile
from pathlib import Path

from samcli.yamlhelper import yaml_dump, yaml_parse

LEFT_OUT = ("AWS::CloudFront::", "AWS::WAFv2::")
COUNTED = {"UsageKey": []}
PROCESSES_WAIT = 4
LONGEST_SECONDS = 900

source, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
runtime, *surroundings = sys.argv[3:] or [None]
template = yaml_parse(source.read_text(encoding="utf-8"))
resources = template["Resources"]
gone = [name for name, resource in resources.items() if resource["Type"].startswith(LEFT_OUT)]
for name in gone:
    del resources[name]
template["Outputs"] = {
    name: output
    for name, output in template["Outputs"].items()
    if not any(left + "." in str(output["Value"]) for left in gone)
}


def described(path):
    """The API's description without what calls are counted by."""
    description = yaml_parse(path.read_text(encoding="utf-8"))
    for operations in description["paths"].values():
        for operation in operations.values():
            if COUNTED in operation.get("security", []):
                operation["security"].remove(COUNTED)
    return description


def with_bootstrap(name, code):
    """A function's folder with the bootstrap, AWS's runtime client and its native part."""
    folder = target.parent / "functions" / name
    client = folder / "runtime"
    client.mkdir(parents=True)
    for part in code.iterdir():
        (folder / part.name).symlink_to(part)
    shutil.copy(source.parent / "build-tools/emulated/bootstrap", folder)
    class_path = source.parent / "local/runner/target/function-runtime-class-path.txt"
    for jar in map(Path, class_path.read_text(encoding="utf-8").strip().split(":")):
        (client / jar.name).symlink_to(jar)
        with zipfile.ZipFile(jar) as inside:
            for native in inside.namelist():
                if native.startswith("jni/") and native.endswith(".so"):
                    (client / Path(native).name).write_bytes(inside.read(native))
    return folder


def send_batches(policies):
    """Has policies that let a function send messages name the batch too, as an emulator that enforces them wants it."""
    for policy in policies:
        for statement in policy.get("Statement", []) if isinstance(policy, dict) else []:
            if "sqs:SendMessage" in statement["Action"]:
                statement["Action"].append("sqs:SendMessageBatch")


def of_one_figure(alarm):
    """An alarm that computes from several figures, as one of the first of them alone."""
    figure = next(metric["MetricStat"] for metric in alarm.pop("Metrics") if "MetricStat" in metric)
    statistic = "ExtendedStatistic" if figure["Stat"].startswith("p") else "Statistic"
    return {**alarm, **figure["Metric"], "Period": figure["Period"], statistic: figure["Stat"]}


shared = template["Globals"]["Function"]
shared["DeploymentPreference"]["Enabled"] = False
del shared["SnapStart"]
if runtime:
    shared["Runtime"] = runtime
    shared["Environment"]["Variables"] |= dict(zip(("JAVA_HOME", "AWS_ENDPOINT_URL"), surroundings, strict=True))
for name, resource in resources.items():
    properties = resource.get("Properties", {})
    if resource["Type"] == "AWS::Serverless::Function":
        code = source.parent / properties["CodeUri"]
        properties["CodeUri"] = str(with_bootstrap(name, code) if runtime else code)
        properties.pop("SnapStart", None)
        send_batches(properties.get("Policies", []))
        if runtime and not any(event["Type"] == "SQS" for event in properties.get("Events", {}).values()):
            properties["Timeout"] = min(PROCESSES_WAIT * properties.get("Timeout", shared["Timeout"]), LONGEST_SECONDS)
    elif "Metrics" in properties:
        resource["Properties"] = of_one_figure(properties)
    elif resource["Type"] == "AWS::S3::BucketPolicy":
        statements = properties["PolicyDocument"]["Statement"]
        properties["PolicyDocument"]["Statement"] = [one for one in statements if one["Sid"] != "TlsOnly"]
    elif resource["Type"] == "AWS::Serverless::Api":
        included = properties["DefinitionBody"]["Fn::Transform"]["Parameters"]["Location"]
        properties["DefinitionBody"] = description = described(source.parent / included)
        # Said again where an emulator looks that takes the operations alone from a description.
        properties["BinaryMediaTypes"] = description["x-amazon-apigateway-binary-media-types"]

target.write_text(yaml_dump(template), encoding="utf-8")
