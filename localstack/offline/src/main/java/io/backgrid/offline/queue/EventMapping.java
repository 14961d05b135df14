package io.backgrid.offline.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.offline.station.LocalClients;
import io.backgrid.offline.station.Provisioning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Turns received messages into the event that Lambda hands to a function.
///
/// @param queueArn the queue they came from
record EventMapping(String queueArn) {

    static EventMapping ofQueue(String queue) {
        return new EventMapping(Provisioning.arn(queue));
    }

    SQSEvent event(List<Message> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages.stream().map(this::record).toList());
        return event;
    }

    private SQSEvent.SQSMessage record(Message message) {
        SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
        record.setAttributes(new LinkedHashMap<>(message.attributesAsStrings()));
        record.setMessageAttributes(attributes(message.messageAttributes()));
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(queueArn);
        record.setAwsRegion(LocalClients.REGION.id());
        return record;
    }

    private static Map<String, SQSEvent.MessageAttribute> attributes(Map<String, MessageAttributeValue> attributes) {
        Map<String, SQSEvent.MessageAttribute> mapped = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
            attribute.setDataType(value.dataType());
            attribute.setStringValue(value.stringValue());
            SdkBytes binary = value.binaryValue();
            if (binary != null) {
                attribute.setBinaryValue(binary.asByteBuffer());
            }
            mapped.put(name, attribute);
        });
        return mapped;
    }
}
