using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Text;

/// <summary>
/// Runs the programs under test of many packages in one process. Each request is a line with the namespace of a package and a
/// number of lines, and these lines, which are cases. The answer is a line with a number of bytes, and these bytes: the verdicts.
/// </summary>
internal static class Programs
{
    private static void Main()
    {
        // A culture that writes numbers as no other: what is printed must not depend on it.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = culture;
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        using Stream output = Console.OpenStandardOutput();
        while (input.ReadLine() is { } request)
        {
            string[] words = request.Split(' ');
            var lines = new StringBuilder();
            for (int left = int.Parse(words[1], CultureInfo.InvariantCulture); left > 0; left--)
            {
                lines.Append(input.ReadLine()).Append('\n');
            }
            byte[] printed = Encoding.UTF8.GetBytes(Answer(words[0], lines.ToString()));
            output.Write(Encoding.UTF8.GetBytes($"{printed.Length}\n"));
            output.Write(printed);
            output.Flush();
        }
    }

    private static string Answer(string name, string cases)
    {
        Type program = Assembly.GetExecutingAssembly().GetType($"{name}.Tests.Program", throwOnError: true)!;
        MethodInfo method = program.GetMethod("Answer", BindingFlags.NonPublic | BindingFlags.Static)!;
        using var printed = new StringWriter();
        method.Invoke(null, [new StringReader(cases), printed]);
        return printed.ToString();
    }
}
