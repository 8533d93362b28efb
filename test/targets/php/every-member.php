<?php

/**
 * Calls every public member of the generated packages in a folder with plain values, and sends what they raise: what
 * one half sends, the other reads as the same code.
 */

declare(strict_types=1);

use GuzzleHttp\Psr7\HttpFactory;
use GuzzleHttp\Psr7\Response;

[, $root] = $argv;
require "$root/autoload.php";

final class Members
{
    public int $calls = 0;
    public int $read = 0;

    /** @var list<string> what was not as it should be */
    public array $wrong = [];

    private float $float = 0.0;

    public function __construct(
        private readonly string $namespace,
    ) {
    }

    public function visit(string $class): void
    {
        foreach ([0.5, INF, -INF, NAN] as $this->float) {
            $this->visitOnce($class);
        }
    }

    private function visitOnce(string $class): void
    {
        $reflection = new ReflectionClass($class);
        if ($reflection->isEnum()) {
            foreach ($class::cases() as $case) {
                $this->callAll($reflection, $case);
            }
        }
        if ($reflection->isEnum() || str_ends_with($class, 'Errors')) {
            $this->callAll($reflection, null);
        }
    }

    private function callAll(ReflectionClass $class, ?object $of): void
    {
        foreach ($class->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
            $isOwn = $method->isStatic() === ($of === null) && !$method->isInternal();
            if (!$isOwn || $method->name === 'of') {
                continue;
            }
            $this->calls++;
            $arguments = array_map($this->value(...), $method->getParameters());
            $result = $method->invokeArgs($of, $arguments);
            if ($result instanceof Exception && !str_starts_with($method->name, 'decode')) {
                $this->send($result, "$class->name::$method->name");
                $this->find($class, $result);
            }
        }
    }

    private function value(ReflectionParameter $parameter): mixed
    {
        if ($parameter->isDefaultValueAvailable()) {
            return $parameter->getDefaultValue();
        }
        if ($parameter->allowsNull()) {
            return null;
        }
        return match ((string) $parameter->getType()) {
            'int' => 7,
            'float' => $this->float,
            'bool' => true,
            'string' => 'en',
            'array' => [],
            'Psr\Http\Message\ResponseInterface' => new Response(500, [], '{}'),
        };
    }

    /** Looks for the error among those of its operation. */
    private function find(ReflectionClass $operation, Exception $error): void
    {
        if (!$operation->isEnum()) {
            return;
        }
        $found = $operation->getMethod('of')->invoke(null, new RuntimeException('', 0, $error));
        $none = $operation->getMethod('of')->invoke(null, null);
        if ($found?->code() !== $error->entry || $none !== null) {
            $this->wrong[] = "$operation->name does not know {$error->getMessage()}";
        }
    }

    private function send(Exception $error, string $name): void
    {
        $response = "$this->namespace\\EncodedResponse";
        $record = "$this->namespace\\LogFields"::of($error);
        if (!str_ends_with($record['error.type'], '.' . $error->entry->errorName())) {
            $this->wrong[] = "$name is logged as {$record['error.type']}";
        }
        foreach ((new ReflectionClass($response))->getMethods(ReflectionMethod::IS_STATIC) as $method) {
            $method->invoke(null, new LogicException('outside'));
            $sent = $method->invoke(null, $error);
            $errors = explode('::', $name)[0];
            if ($method->name !== 'of' || !method_exists($errors, 'decodeResponse')) {
                continue;
            }
            $read = $errors::decodeResponse($sent->status, $sent->headers, $sent->body);
            $this->read++;
            if (($read->entry ?? null) !== $error->entry) {
                $this->wrong[] = "$name is read as {$read?->getMessage()}";
            }
        }
    }
}

foreach (glob("$root/*/composer.json") as $file) {
    $package = json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
    [$prefix] = array_keys($package['autoload']['psr-4']);
    if (str_contains($file, '/large/')) {
        continue;
    }
    $members = new Members(rtrim($prefix, '\\'));
    $source = dirname($file) . '/src';
    $paths = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($source, FilesystemIterator::SKIP_DOTS));
    foreach ($paths as $path) {
        $name = substr((string) $path, strlen($source) + 1, -strlen('.php'));
        if (!str_starts_with($name, 'Internal/') && !str_starts_with($name, 'Testing/') && $name !== 'ErrorMiddleware') {
            $members->visit($prefix . strtr($name, '/', '\\'));
        }
    }
    echo basename(dirname($file)), " $members->calls $members->read\n";
    foreach (array_unique($members->wrong) as $wrong) {
        echo "  $wrong\n";
    }
}
