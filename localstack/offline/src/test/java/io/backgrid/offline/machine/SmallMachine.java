package io.backgrid.offline.machine;

import java.util.Map;

/// A definition with one state, for what the machine of sweeps does not do.
final class SmallMachine {
    static final Map<String, String> NAMES = Map.of("Shard", "SweepShardFunction");

    static final String FAN = """
            {"StartAt": "Fan", "States": {
              "Fan": {"Type": "Map", "MaxConcurrency": 4, "ResultPath": "$.map", "End": true,
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"},
                  "Parameters": {"Bucket": "results", "Key": "manifest.json"}},
                "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "One", "States": {
                    "One": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Parameters": {"FunctionName": "${Shard}", "Payload.$": "$"}, "OutputPath": "$.Payload",
                      "Retry": [{"ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 1}],
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Two"}]},
                    "Two": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Parameters": {"FunctionName": "${Shard}", "Payload": {"why.$": "$.Error", "what": "caught"}}}}}}}}""";

    private SmallMachine() {}
}
