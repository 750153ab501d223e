"""Holds every answer of the stand-in against botocore's model."""

import io
import json

import botocore
from botocore.validate import ParamValidator

problems = []
answers = 0
# By service and operation: how many calls succeeded, and the codes of the others.
succeeded, failed = {}, {}


def undeclared(shape, raw, path):
    """Members of an answer that the model does not have: botocore drops them silently."""
    if shape.type_name == "structure" and isinstance(raw, dict):
        for name, value in raw.items():
            if name in shape.members:
                undeclared(shape.members[name], value, f"{path}.{name}")
            elif name not in ("ResponseMetadata", "__type"):
                problems.append(f"{path}.{name} is not in the model")
    elif shape.type_name == "list" and isinstance(raw, list):
        for item in raw:
            undeclared(shape.member, item, f"{path}[]")


def decoded(body):
    """JSON, or CBOR by botocore's own reader; nothing for XML, which its parser reads member by member."""
    if body[:1] in (b"{", b"["):
        return json.loads(body)
    if body[:1] == b"<" or not body:
        return None
    from botocore.parsers import RpcV2CBORParser

    return RpcV2CBORParser().parse_data_item(io.BytesIO(body))


# Codes that every operation may answer with; AWS lists them once for each service.
COMMON = {"AccessDeniedException", "ThrottlingException", "ValidationError", "ValidationException"}
COMMON |= {"InvalidParameterValue", "InvalidParameterCombination", "MissingParameter"}


def check_error(key, model, error):
    """The code must be one that the model has for the operation."""
    failed.setdefault(key, []).append(error["Code"])
    declared = {shape.name for shape in model.error_shapes}
    declared |= {shape.metadata.get("error", {}).get("code") for shape in model.error_shapes}
    if error["Code"] not in declared | COMMON:
        problems.append(f"{key}: the error {error['Code']} is not in the model: {error['Message']}")
    if not error["Message"]:
        problems.append(f"{key}: the error {error['Code']} has no message")


def watch(client):
    name = client.meta.service_model.service_name

    def before(operation_model, response_dict, **_):
        if response_dict["status_code"] >= 300:
            return
        raw = decoded(response_dict["body"]) if isinstance(response_dict["body"], bytes) else None
        if raw is not None and operation_model.output_shape is not None:
            undeclared(operation_model.output_shape, raw, operation_model.name)

    def after(model, parsed, **_):
        global answers
        answers += 1
        key = f"{name}.{model.name}"
        if "Error" in parsed:
            check_error(key, model, parsed["Error"])
            return
        succeeded[key] = succeeded.get(key, 0) + 1
        if model.output_shape is None or model.has_streaming_output:
            return
        members = {key: value for key, value in parsed.items() if key != "ResponseMetadata"}
        report = ParamValidator().validate(members, model.output_shape)
        if report.has_errors():
            problems.append(f"{name}.{model.name}: {report.generate_report()}")

    client.meta.events.register("before-parse", before) if hasattr(botocore.parsers, "RpcV2CBORParser") else None
    client.meta.events.register("after-call", after)
    return client
