package io.backgrid.aws.s3;

import io.backgrid.aws.RemoteService;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.utils.Md5Utils;

/// A bucket and the few things that are done with it.
///
/// The functions need the right to list a bucket in order to read it: without, S3 answers 403 for a key that is not
/// there, so as not to tell.
final class Bucket {
    private static final int KEYS_AT_ONCE = 1_000;

    private final S3Client client;
    private final String name;
    private final RemoteService service;

    /// @param meaning what this project calls it
    Bucket(S3Client client, String name, String meaning) {
        this.client = client;
        this.name = name;
        this.service = new RemoteService(meaning);
    }

    void put(String key, byte[] content, String mediaType) {
        // The SDK's own fromBytes would copy the content once more.
        RequestBody body =
                RequestBody.fromContentProvider(() -> new ByteArrayInputStream(content), content.length, mediaType);
        service.call(() -> client.putObject(
                put -> put.bucket(name).key(key).contentType(mediaType).contentMD5(Md5Utils.md5AsBase64(content)),
                body));
    }

    Optional<byte[]> get(String key) {
        try {
            return Optional.of(service.call(() ->
                            client.getObjectAsBytes(get -> get.bucket(name).key(key)))
                    .asByteArrayUnsafe());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    Optional<Long> size(String key) {
        try {
            return Optional.of(service.call(
                            () -> client.headObject(head -> head.bucket(name).key(key)))
                    .contentLength());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /// Copies an object, and answers whether it was there.
    boolean copy(String from, String to) {
        try {
            service.call(() -> client.copyObject(copy -> copy.sourceBucket(name)
                    .sourceKey(from)
                    .destinationBucket(name)
                    .destinationKey(to)));
            return true;
        } catch (NoSuchKeyException _) {
            return false;
        }
    }

    void delete(String key) {
        service.call(() -> client.deleteObject(delete -> delete.bucket(name).key(key)));
    }

    void deleteAll(String prefix) {
        delete(keys(prefix));
    }

    /// Deletes some objects, a thousand with each call; what is not there is no error.
    void delete(List<String> keys) {
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            List<ObjectIdentifier> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            List<S3Error> refused = service.call(() -> client.deleteObjects(delete -> delete.bucket(name)
                            .delete(list -> list.objects(some).quiet(true))))
                    .errors();
            if (!refused.isEmpty()) {
                throw new IllegalStateException("could not delete "
                        + refused.getFirst().key() + ": " + refused.getFirst().code());
            }
        }
    }

    String name() {
        return name;
    }

    URI urlToGet(S3Presigner presigner, String key, Duration valid) {
        return uri(service.call(() -> presigner
                .presignGetObject(sign -> sign.signatureDuration(valid)
                        .getObjectRequest(get -> get.bucket(name).key(key)))
                .url()));
    }

    URI urlToPut(S3Presigner presigner, String key, Duration valid) {
        return uri(service.call(() -> presigner
                .presignPutObject(sign -> sign.signatureDuration(valid)
                        .putObjectRequest(put -> put.bucket(name).key(key)))
                .url()));
    }

    private List<String> keys(String prefix) {
        Supplier<List<String>> all =
                () -> client.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .toList();
        return service.call(all);
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the client signed an address that is none", e);
        }
    }
}
