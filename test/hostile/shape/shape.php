<?php

/*
 * Reads one JSON string a line, the text of a PHP file each, and answers with a line of JSON: the file's tokens without
 * the text of its literals and comments, and the values of its string literals in order.
 */

declare(strict_types=1);

/** What tools act on in a doc comment: tags at the start of a line, and tags in braces. */
function tagsOf(string $comment): string
{
    preg_match_all('/^\s*\/?\*+\s*(@\S+)|(\{@)/m', $comment, $found);
    return implode(' ', $found[0]);
}

/** @return array{shape: string, literals: list<string>} */
function shape(string $text): array
{
    try {
        $tokens = PhpToken::tokenize($text, TOKEN_PARSE);
    } catch (ParseError $error) {
        return ['shape' => 'error: ' . $error->getMessage(), 'literals' => []];
    }
    $parts = [];
    $literals = [];
    foreach ($tokens as $token) {
        if ($token->is(T_CONSTANT_ENCAPSED_STRING)) {
            // It is one token, in which nothing is replaced: PHP itself tells its value.
            $literals[] = eval("return $token->text;");
            $parts[] = '""';
        } elseif ($token->is(T_DOC_COMMENT)) {
            $parts[] = '/** ' . tagsOf($token->text) . ' */';
        } elseif ($token->is(T_COMMENT)) {
            $parts[] = '//';
        } elseif (!$token->is(T_WHITESPACE)) {
            $parts[] = $token->text;
        }
    }
    return ['shape' => implode(' ', $parts), 'literals' => $literals];
}

while (($line = fgets(STDIN)) !== false) {
    $answer = shape(json_decode($line, false, 2, JSON_THROW_ON_ERROR));
    echo json_encode($answer, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
