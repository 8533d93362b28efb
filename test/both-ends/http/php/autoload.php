<?php

declare(strict_types=1);

// What Composer does for the package.
spl_autoload_register(static function (string $class): void {
    $path = __DIR__ . '/../../out/php/src/' . strtr(substr($class, strlen('Shop\\Errors\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'Shop\\Errors\\') && is_file($path)) {
        require $path;
    }
});
