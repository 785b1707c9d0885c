"""Writes a template (the first argument) as SAM makes it for CloudFormation, as JSON (the second).

For the interpreter of the SAM CLI: RolesTest runs it where there is one.
"""

import json
import sys

import boto3
from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())

# The translator takes no folder of a machine: sam deploy has put each into a bucket by then.
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = "s3://bucket/function"

# No managed policy is named by its name alone, so none has to be asked for.
translator = Translator({}, Parser(), boto_session=boto3.Session(region_name="us-east-1"))
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(translator.translate(template, {}), file)
