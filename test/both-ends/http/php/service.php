<?php

// A service without a framework. It prints its address, and a line for each error that it sends.

declare(strict_types=1);

use Shop\Errors\CommonErrors;
use Shop\Errors\EncodedResponse;
use Shop\Errors\EncodeOptions;
use Shop\Errors\LogFields;
use Shop\Errors\OrdersErrors;
use Shop\Errors\RaiseOptions;

require __DIR__ . '/autoload.php';

/** Answers a request with a status, headers and a body, or throws an error. */
function handle(string $path): EncodedResponse
{
    $json = static fn (int $status, array $content): EncodedResponse =>
        new EncodedResponse($status, ['content-type' => 'application/json'], json_encode($content), null);
    return match ($path) {
        '/success' => $json(200, ['order' => 'o-1']),
        '/module' => throw OrdersErrors::outOfStock(
            item: 'Tea “Nr. 7”',
            left: 3,
            card: 'canary',
            options: new RaiseOptions(previous: new LogicException('canary'), log: ['hint' => 'canary']),
        ),
        // As a newer version of the service.
        '/unknown' => $json(400, ['error' => ['code' => 'failed', 'reason' => 9999, 'message' => 'Too new.']]),
        // As a gateway.
        '/gateway' => new EncodedResponse(
            502,
            ['content-type' => 'text/html'],
            '<html><h1>502 Bad Gateway</h1></html>',
            null,
        ),
        '/limited' => throw CommonErrors::busy(new RaiseOptions(retryAfter: 7.0)),
        '/unexpected' => throw new RuntimeException('canary'),
        '/internal' => throw OrdersErrors::badLedger(),
    };
}

/** The path and the headers of a request. */
function readRequest($connection): array
{
    [, $path] = explode(' ', (string) fgets($connection)) + ['', '/'];
    $headers = [];
    while (($line = trim((string) fgets($connection))) !== '') {
        [$name, $value] = explode(':', $line, 2);
        $headers[strtolower($name)] = trim($value);
    }
    return [$path, $headers];
}

$server = stream_socket_server('tcp://127.0.0.1:0');
echo 'http://' . stream_socket_get_name($server, false) . "\n";
while (true) {
    // A client may connect before it has anything to ask.
    $connection = stream_socket_accept($server, -1);
    [$path, $headers] = readRequest($connection);
    try {
        $response = handle($path);
    } catch (Throwable $error) {
        $options = new EncodeOptions($headers['accept-language'] ?? null, $headers['x-request-id'] ?? null);
        $response = EncodedResponse::of($error, $options);
        echo LogFields::of($error)['error.type'] . "\n";
    }
    fwrite($connection, "HTTP/1.1 $response->status Answer\r\n");
    foreach ([...$response->headers, 'content-length' => strlen($response->body), 'connection' => 'close'] as $name => $value) {
        fwrite($connection, "$name: $value\r\n");
    }
    fwrite($connection, "\r\n$response->body");
    fclose($connection);
}
