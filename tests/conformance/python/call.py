"""Calls of the official Python SDK for a test: one line of JSON per call on standard input, one per answer on output.

In:  {"endpoint", "secretId", "secretKey", "token", "region", "service", "version", "action", "parameters"}
Out: {"response": {...}} or {"code", "message"}
"""

import importlib
import json
import sys

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


def answer(call):
    try:
        return {"response": json.loads(send(call))}
    except TencentCloudSDKException as refused:
        return {"code": refused.code, "message": refused.message}


def send(call):
    service, action = call["service"], call["action"]
    package = f"tencentcloud.{service}.v{call['version'].replace('-', '')}"
    models = importlib.import_module(f"{package}.models")
    client_class = getattr(importlib.import_module(f"{package}.{service}_client"), f"{service.capitalize()}Client")

    request = getattr(models, f"{action}Request")()
    request.from_json_string(json.dumps(call["parameters"]))
    scheme, host = call["endpoint"].split("://")
    profile = ClientProfile(httpProfile=HttpProfile(protocol=scheme, endpoint=host))
    keys = credential.Credential(call["secretId"], call["secretKey"], call.get("token"))
    client = client_class(keys, call["region"], profile)
    return getattr(client, action)(request).to_json_string()


main()
