"""Loads a stack that was just deployed: the bundled schedules, three keys. Writes what the end-to-end tests are to be told of it.

Arguments: the stack's name, the folder of the schedules, the API's description, of which not every emulator takes more than its
operations. For the interpreter of the SAM CLI: bin/deploy-emulated runs it; where the stack is and by which credentials it is
called, AWS's own variables say.
"""

import json
import os
import sys
import time
import urllib.request
from pathlib import Path

import boto3
from samcli.yamlhelper import yaml_parse

stack, incoming, description = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
deployed = boto3.client("cloudformation").describe_stack_resources(StackName=stack)["StackResources"]
physical = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in deployed}

VALIDATOR = "x-amazon-apigateway-request-validator"
gateway = boto3.client("apigateway")
described = yaml_parse(description.read_text(encoding="utf-8"))
for kind, response in described["x-amazon-apigateway-gateway-responses"].items():
    gateway.put_gateway_response(
        restApiId=physical["Api"],
        responseType=kind,
        **{name: str(value) if name == "statusCode" else value for name, value in response.items()},
    )
validators = {
    name: gateway.create_request_validator(restApiId=physical["Api"], name=name, **what)["id"]
    for name, what in described["x-amazon-apigateway-request-validators"].items()
}


def parameter(of_operation):
    """A parameter of an operation, wherever it is written."""
    reference = of_operation.get("$ref")
    return described["components"]["parameters"][reference.rsplit("/", 1)[1]] if reference else of_operation


def require_parameters(resource, method, operation):
    """Has the gateway ask for what an operation cannot do without."""
    places = {"query": "querystring", "header": "header", "path": "path"}
    asked = [parameter(one) for one in operation["parameters"]]
    gateway.update_method(
        restApiId=physical["Api"],
        resourceId=resource,
        httpMethod=method.upper(),
        patchOperations=[
            {"op": "replace", "path": "/requestValidatorId", "value": validators[operation[VALIDATOR]]}
        ]
        + [
            {"op": "add", "path": f"/requestParameters/method.request.{places[one['in']]}.{one['name']}", "value": "true"}
            for one in asked
            if one.get("required")
        ],
    )


for page in gateway.get_paginator("get_resources").paginate(restApiId=physical["Api"]):
    for resource in page["items"]:
        for method, operation in described["paths"].get(resource["path"], {}).items():
            if VALIDATOR in operation:
                require_parameters(resource["id"], method, operation)
gateway.create_deployment(restApiId=physical["Api"], stageName="live")

bucket = physical["FeeScheduleBucket"]
s3 = boto3.client("s3")
for file in sorted(path for path in incoming.rglob("*") if path.is_file()):
    s3.upload_file(str(file), bucket, file.relative_to(incoming.parent).as_posix())


def key(practice, role):
    """A new key of a practice."""
    request = {"practiceId": practice, "role": role, "name": "end-to-end"}
    answer = boto3.client("lambda").invoke(
        FunctionName=physical["IssueCallerKeyFunction"], Payload=json.dumps(request)
    )
    return json.load(answer["Payload"])["key"]


endpoint = os.environ["AWS_ENDPOINT_URL"].rstrip("/")
# By default where LocalStack has it.
address = os.environ.get("EMULATED_API", "{endpoint}/_aws/execute-api/{api}/live")
api = address.format(endpoint=endpoint, api=physical["Api"])


def is_up():
    """Whether the schedules of today are active."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=30) as answer:
            return json.load(answer).get("status") == "UP"
    except (OSError, ValueError):
        return False


deadline = time.monotonic() + 600
while not is_up():
    if time.monotonic() > deadline:
        sys.exit("The bundled schedules were not published within ten minutes.")
    time.sleep(2)

for name, value in {
    "endpoint": api,
    "s3.endpoint": endpoint,
    "bucket": bucket,
    "api.key": key("demo", "biller"),
    "other.api.key": key("other", "biller"),
    "operator.api.key": key("platform", "platform-operator"),
}.items():
    print(f"-D{name}={value}")
