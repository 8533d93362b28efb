<?php

/*
 * Writes a program for each of some packages, runs it with another one, and prints the first thing that each program meets.
 * The packages are in the folders P0, P1, …, and `cases.json` says which to compare.
 */

declare(strict_types=1);

/** What a middleware implements or names. Its packages are not installed. */
const PSR = [
    'Psr\Http\Message\ResponseFactoryInterface',
    'Psr\Http\Message\ResponseInterface',
    'Psr\Http\Message\ServerRequestInterface',
    'Psr\Http\Message\StreamFactoryInterface',
    'Psr\Http\Server\MiddlewareInterface',
    'Psr\Http\Server\RequestHandlerInterface',
];

spl_autoload_register(static function (string $class): void {
    $path = strtr($class, '\\', '/') . '.php';
    if (is_file($path)) {
        require $path;
    } elseif (in_array($class, PSR, true)) {
        $end = strrpos($class, '\\');
        eval('namespace ' . substr($class, 0, $end) . '; interface ' . substr($class, $end + 1) . ' {}');
    }
});
set_error_handler(static fn (int $level, string $message) => throw new ErrorException($message, 0, $level));

/** The public classes of a package, without its namespace. */
function classesOf(string $package): array
{
    $paths = [...glob("$package/*.php"), ...glob("$package/[!I]*/*.php")];
    return array_map(static fn (string $path): string => strtr(substr($path, strlen($package) + 1, -4), '/', '\\'), $paths);
}

/** The enums of codes. */
function enumsOf(string $package): array
{
    return array_values(array_filter(
        classesOf($package),
        static fn (string $class): bool => enum_exists("$package\\$class") && is_subclass_of("$package\\$class", "$package\\Code"),
    ));
}

/** Every way to use a package; `@` stands for its namespace. */
function programOf(string $package): array
{
    $lines = [];
    foreach (classesOf($package) as $class) {
        $type = new ReflectionClass("$package\\$class");
        $name = "@\\$class";
        $lines[] = "return class_exists('$name') || interface_exists('$name') || trait_exists('$name') || throw new Error('no class $class');";
        foreach ($type->getReflectionConstants(ReflectionClassConstant::IS_PUBLIC) as $constant) {
            $lines[] = "return $name::{$constant->getName()};";
            if ($constant->isEnumCase()) {
                // A value that was stored. A constant that is not a case cannot be read back.
                $stored = "\\$class:{$constant->getName()}";
                $lines[] = "return unserialize('E:' . (strlen('@') + " . strlen($stored) . ") . ':\"@$stored\";');";
            }
        }
        foreach ($type->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
            if ($method->isStatic() && $method->isUserDefined() && !str_contains((string) $method->getDocComment(), '@internal')) {
                array_push($lines, ...callsOf("$name::{$method->getName()}", $method));
            } elseif ($type->isEnum() && $method->getNumberOfParameters() === 0 && $type->getConstants() !== []) {
                $lines[] = "return $name::cases()[0]->{$method->getName()}();";
            }
        }
        foreach ($type->getProperties(ReflectionProperty::IS_PUBLIC) as $property) {
            $lines[] = "return property_exists('$name', '{$property->getName()}') || throw new Error('no property {$property->getName()}');";
        }
    }
    if (count($lines) < 30) {
        throw new Error('the old package has hardly anything');
    }
    return $lines;
}

/** Calls of a method by position and by name; none if it takes what only the package can make. */
function callsOf(string $path, ReflectionMethod $method): array
{
    $examples = ['string' => "'x'", 'int' => '1', 'float' => '0.5', 'bool' => 'true', 'array' => '[]'];
    $values = [];
    foreach ($method->getParameters() as $parameter) {
        $type = $parameter->getType();
        if ($parameter->isOptional()) {
            continue;
        }
        if (!$type instanceof ReflectionNamedType || !isset($examples[$type->getName()])) {
            return [];
        }
        $values[$parameter->getName()] = $examples[$type->getName()];
    }
    $named = array_map(static fn (string $name, string $value): string => "$name: $value", array_keys($values), $values);
    return ["return $path(" . implode(', ', $values) . ');', "return $path(" . implode(', ', $named) . ');'];
}

/** The code and the kind of each constant of the enums. */
function constantsOf(string $package): array
{
    $constants = [];
    foreach (enumsOf($package) as $class) {
        foreach ((new ReflectionClass("$package\\$class"))->getReflectionConstants(ReflectionClassConstant::IS_PUBLIC) as $constant) {
            $code = $constant->getValue();
            $constants["$class::{$constant->getName()}"] = [$code->value, $code->kind()->name];
        }
    }
    return $constants;
}

/** What a program meets first, or null. */
function firstProblem(string $old, string $now): ?string
{
    foreach (programOf($old) as $line) {
        try {
            eval('declare(strict_types=1);' . str_replace('@', $now, $line));
        } catch (Throwable $problem) {
            $message = $problem->getMessage();
            try {
                eval('declare(strict_types=1);' . str_replace('@', $old, $line));
            } catch (Throwable) {
                continue; // it never worked
            }
            return "$line: $message";
        }
    }
    $constants = constantsOf($now);
    foreach (constantsOf($old) as $name => [, $kind]) {
        $other = $constants[$name][1] ?? $kind;
        if ($other !== $kind) {
            return "$name was a $kind and is a $other";
        }
    }
    return null;
}

['packages' => $packages, 'cases' => $cases] = json_decode(file_get_contents('cases.json'), true, 512, JSON_THROW_ON_ERROR);
$broken = [];
foreach ($cases as ['id' => $id, 'old' => $old, 'now' => $now]) {
    $problem = firstProblem("P$old", "P$now");
    if ($problem !== null) {
        $broken[$id] = $problem;
    }
}
$values = [];
for ($index = 0; $index < $packages; $index++) {
    $values[] = (object) array_map(static fn (array $facts): string => (string) $facts[0], constantsOf("P$index"));
}
echo json_encode(['broken' => (object) $broken, 'values' => $values], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
