<?php

// A client with the streams of PHP. It prints a line of JSON for each path: what it has received.

declare(strict_types=1);

use Shop\Errors\ApiException;
use Shop\Errors\InvalidResponseException;
use Shop\Errors\OrdersErrors;
use Shop\Errors\RetryDecision;
use Shop\Errors\RetryOptions;

require __DIR__ . '/autoload.php';

/** The decision about sending the request again. */
function again(Throwable $error): array
{
    $decision = RetryDecision::of($error, new RetryOptions(idempotent: true, random: static fn (): float => 0.0));
    return ['retry' => $decision->retry, 'delay' => $decision->delay, 'reason' => $decision->reason->value];
}

/** The status, the headers and the body of a response. */
function get(string $url): array
{
    $headers = ['accept-language: de-AT, en;q=0.5', 'x-request-id: r-1'];
    $http = ['header' => $headers, 'ignore_errors' => true, 'timeout' => 20];
    $body = (string) file_get_contents($url, false, stream_context_create(['http' => $http]));
    [, $status] = explode(' ', $http_response_header[0]);
    $received = [];
    foreach (array_slice($http_response_header, 1) as $line) {
        [$name, $value] = explode(':', $line, 2);
        $received[$name][] = trim($value);
    }
    return [(int) $status, $received, $body];
}

/** What a path answers with. */
function ask(string $url): mixed
{
    [$status, $headers, $body] = get($url);
    $error = OrdersErrors::decodeResponse($status, $headers, $body);
    if ($error instanceof InvalidResponseException) {
        return [
            'foreign' => $error->reason->value,
            'status' => $error->status,
            'kind' => $error->kind->value,
            'excerpt' => $error->excerpt(),
            'again' => again($error),
        ];
    }
    if ($error instanceof ApiException) {
        return [
            'code' => $error->wireCode,
            'moduleCode' => $error->moduleCode === null ? null : (int) $error->moduleCode,
            'name' => $error->entry?->errorName(),
            'kind' => $error->kind->value,
            'detail' => $error->detail,
            'params' => (object) $error->params,
            'requestId' => $error->requestId,
            'retryAfter' => $error->retryAfter,
            'again' => again($error),
        ];
    }
    return json_decode($body, true);
}

[, $address] = $argv;
foreach (array_slice($argv, 2) as $path) {
    echo json_encode(ask($address . $path), JSON_THROW_ON_ERROR) . "\n";
}
