"""Compiles C# with Roslyn on the runtime of .NET 8: one process for many compilations.

Each line of the input is a request in JSON: the paths of the `sources`, of the `references` besides those of .NET, and of
the assembly to write, `out`; the class of its `main` method, empty for a library; and whether to check `docs`, as for a
package. Each line of the
output is the answer: what the compiler reports, with warnings as the errors that they are for a strict project.
"""

import glob
import json
import os
import sys

from clr_loader import get_coreclr
from pythonnet import set_runtime

runtime, roslyn = sys.argv[1:]
set_runtime(get_coreclr(dotnet_root=runtime, runtime_config=os.path.join(roslyn, "runtimeconfig.json")))

import clr  # noqa: E402  it needs the runtime

for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
    clr.AddReference(os.path.join(roslyn, f"{name}.dll"))

from Microsoft.CodeAnalysis import DocumentationMode, MetadataReference, NullableContextOptions, OutputKind  # noqa: E402
from Microsoft.CodeAnalysis import DiagnosticSeverity, ReportDiagnostic, SyntaxTree  # noqa: E402
from Microsoft.CodeAnalysis.CSharp import CSharpCompilation, CSharpCompilationOptions  # noqa: E402
from Microsoft.CodeAnalysis.CSharp import CSharpParseOptions, CSharpSyntaxTree, LanguageVersion  # noqa: E402
from Microsoft.CodeAnalysis.Text import SourceText  # noqa: E402
from System.Collections.Generic import Dictionary, List  # noqa: E402
from System.IO import File, MemoryStream  # noqa: E402
from System.Text import Encoding  # noqa: E402


def reference(path):
    return MetadataReference.CreateFromFile(path)


def is_assembly(path):
    return not os.path.basename(path).startswith(("Microsoft.VisualBasic", "mscorlib"))


libraries = glob.glob(os.path.join(runtime, "shared", "Microsoft.NETCore.App", "*", "[MSnm]*.dll"))
framework = [reference(path) for path in sorted(libraries) if is_assembly(path)]


# The .NET SDK suppresses these, too: an assembly was compiled with an older version of another.
suppressed = Dictionary[str, ReportDiagnostic]()
for id in ("CS1701", "CS1702"):
    suppressed[id] = ReportDiagnostic.Suppress


def listed(kind, items):
    found = List[kind]()
    for item in items:
        found.Add(item)
    return found


def parse(path, options):
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    return CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path)


def compile(request):
    docs = DocumentationMode.Diagnose if request["docs"] else DocumentationMode.Parse
    parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12).WithDocumentationMode(docs)
    kind = OutputKind.ConsoleApplication if request["main"] else OutputKind.DynamicallyLinkedLibrary
    options = (
        CSharpCompilationOptions(kind)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithWarningLevel(8)
        .WithSpecificDiagnosticOptions(suppressed)
        .WithDeterministic(True)
    )
    if request["main"]:
        options = options.WithMainTypeName(request["main"])
    out = request["out"]
    references = [*framework, *(reference(path) for path in request["references"])]
    compilation = CSharpCompilation.Create(
        os.path.splitext(os.path.basename(out))[0],
        listed(SyntaxTree, (parse(path, parsing) for path in request["sources"])),
        listed(MetadataReference, references),
        options,
    )
    assembly, xml = MemoryStream(), MemoryStream()
    result = compilation.Emit(assembly, None, xml if request["docs"] else None)
    found = [str(each.ToString()) for each in result.Diagnostics if each.Severity != DiagnosticSeverity.Hidden]
    if result.Success:
        File.WriteAllBytes(out, assembly.ToArray())
        if request["docs"]:
            File.WriteAllBytes(out[:-3] + "xml", xml.ToArray())
    return found


for line in sys.stdin:
    print(json.dumps(compile(json.loads(line))), flush=True)
