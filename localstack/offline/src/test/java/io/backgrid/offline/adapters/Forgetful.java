package io.backgrid.offline.adapters;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// A line that can lose an answer after the request was heard.
final class Forgetful implements SdkHttpClient {
    private final SdkHttpClient line = UrlConnectionHttpClient.create();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean lose;

    void loseNextAnswer() {
        lose = true;
    }

    int lost() {
        return lost.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = line.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                if (lose) {
                    lose = false;
                    lost.incrementAndGet();
                    throw new SocketTimeoutException("Read timed out");
                }
                return answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        line.close();
    }
}
