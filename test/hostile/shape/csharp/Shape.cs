using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

/// <summary>
/// Reads one JSON string a line, the text of a C# file each, and answers with a line of JSON: the file's tokens without the text
/// of literals and comments, but with the elements of doc comments; and the values of its string literals in order.
/// </summary>
internal static class Shape
{
    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.CSharp12, DocumentationMode.Diagnose, SourceCodeKind.Regular);

    private static void Main()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        while (input.ReadLine() is { } line)
        {
            Console.WriteLine(Answer(JsonSerializer.Deserialize<string>(line)!));
        }
    }

    private static string Answer(string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, Options);
        var shape = new List<string>();
        var literals = new List<string>();
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            shape.AddRange(token.LeadingTrivia.SelectMany(PartsOf));
            if (token.IsKind(SyntaxKind.StringLiteralToken))
            {
                literals.Add(token.ValueText);
                shape.Add("(text)");
            }
            else
            {
                shape.Add(token.Text);
            }
            shape.AddRange(token.TrailingTrivia.SelectMany(PartsOf));
        }
        shape.AddRange(tree.GetDiagnostics().Select(problem => $"error {problem.Id}"));
        return JsonSerializer.Serialize(new { shape = string.Join(' ', shape), literals });
    }

    private static IEnumerable<string> PartsOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia => [],
        SyntaxKind.SingleLineCommentTrivia => ["//"],
        SyntaxKind.SingleLineDocumentationCommentTrivia => ElementsOf(trivia.GetStructure()!),
        SyntaxKind kind => [$"{kind} {trivia}"],
    };

    /// <summary>The elements of a doc comment. Text between them, escaped or not, is a word.</summary>
    private static IEnumerable<string> ElementsOf(SyntaxNode comment)
    {
        foreach (SyntaxNode node in comment.DescendantNodes())
        {
            switch (node)
            {
                case XmlTextSyntax text when text.TextTokens.Any(token => !string.IsNullOrWhiteSpace(token.ValueText)):
                    yield return "text";
                    break;
                case XmlElementStartTagSyntax tag:
                    yield return $"<{tag.Name} {tag.Attributes}>";
                    break;
                case XmlEmptyElementSyntax tag:
                    yield return $"<{tag.Name} {tag.Attributes}/>";
                    break;
                case XmlCommentSyntax or XmlCDataSectionSyntax or XmlProcessingInstructionSyntax:
                    yield return node.Kind().ToString();
                    break;
            }
        }
    }
}
