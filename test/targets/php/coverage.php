<?php

/** Is run before a program: leaves the lines of generated packages that the program has run in a file of its own. */

declare(strict_types=1);

\pcov\start();
register_shutdown_function(static function (): void {
    \pcov\stop();
    $generated = static fn (string $file): bool => str_contains($file, '/src/');
    $lines = array_filter(\pcov\collect(\pcov\all), $generated, ARRAY_FILTER_USE_KEY);
    file_put_contents(getenv('COVERAGE') . '/' . getmypid() . '-' . hrtime(true) . '.json', json_encode($lines, JSON_THROW_ON_ERROR));
});
