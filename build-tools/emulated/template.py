"""Writes a template (the first argument) as an emulator without an account takes it (the second argument).

Left out are the distribution and the web firewall; a version takes over at once and without a snapshot; the API's description
stands in the template, and folders have their whole paths. For the interpreter of the SAM CLI: bin/deploy-emulated runs it.
"""

import sys
from pathlib import Path

from samcli.yamlhelper import yaml_dump, yaml_parse

LEFT_OUT = ("AWS::CloudFront::", "AWS::WAFv2::")

source = Path(sys.argv[1]).resolve()
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

shared = template["Globals"]["Function"]
shared["DeploymentPreference"]["Enabled"] = False
del shared["SnapStart"]
for resource in resources.values():
    properties = resource.get("Properties", {})
    if resource["Type"] == "AWS::Serverless::Function":
        properties["CodeUri"] = str(source.parent / properties["CodeUri"])
        properties.pop("SnapStart", None)
    elif resource["Type"] == "AWS::Serverless::Api":
        included = properties["DefinitionBody"]["Fn::Transform"]["Parameters"]["Location"]
        properties["DefinitionBody"] = yaml_parse((source.parent / included).read_text(encoding="utf-8"))

Path(sys.argv[2]).write_text(yaml_dump(template), encoding="utf-8")
