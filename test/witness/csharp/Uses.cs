using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

/// <summary>
/// Prints a line of JSON for each assembly: statements that use each public member of it, and the code that each constant of
/// an enum of codes stands for.
/// </summary>
internal static class Uses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    private static void Main(string[] paths)
    {
        foreach (string path in paths)
        {
            Type[] types = Assembly.LoadFile(path).GetExportedTypes();
            var statements = types.SelectMany(Statements);
            var codes = types.Where(type => type.IsEnum).SelectMany(Codes).ToDictionary(pair => pair.Key, pair => pair.Value);
            Console.WriteLine(JsonSerializer.Serialize(new { statements, codes }));
        }
    }

    /// <summary>The constants of an enum of codes. What it has besides them is an extension method, <c>Entry</c>.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Codes(Type type)
    {
        MethodInfo? entry = type.Assembly.GetExportedTypes()
            .SelectMany(each => each.GetMethods(Declared))
            .FirstOrDefault(method => method.Name == "Entry" && method.GetParameters()[0].ParameterType == type);
        return entry is null ? [] : Constants(type).Select(field =>
        {
            object found = entry.Invoke(null, [field.GetValue(null)])!;
            string code = (string)found.GetType().GetProperty("Code")!.GetValue(found)!;
            return KeyValuePair.Create($"{type.Name}.{field.Name}", code);
        });
    }

    private static FieldInfo[] Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private static IEnumerable<string> Statements(Type type)
    {
        string name = Name(type);
        yield return $"_ = typeof({name});";
        if (type.IsEnum)
        {
            foreach (string statement in EnumStatements(type, name))
            {
                yield return statement;
            }
            yield break;
        }
        if (type.IsSubclassOf(typeof(Exception)))
        {
            yield return $"try {{ }} catch ({name} e) when (e.InnerException is null) {{ }}";
            yield return $"{Name(type.BaseType!)} above = Some<{name}>(); _ = above;";
        }
        foreach (FieldInfo field in type.GetFields(Declared))
        {
            yield return $"{Name(field.FieldType)} value = {name}.{field.Name}; _ = value;";
        }
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(IsWritten))
        {
            string mark = Nullability.Create(property).ReadState == NullabilityState.NotNull ? "" : "?";
            string target = property.GetMethod!.IsStatic ? name : $"Some<{name}>()";
            yield return $"{Exact(property.PropertyType, mark)} value = {target}.{property.Name}; _ = value;";
        }
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared))
        {
            string settable = string.Join(", ", type.GetProperties(Declared)
                .Where(property => property.SetMethod is { IsPublic: true })
                .Select(property => $"{property.Name} = {Default(property.PropertyType)}"));
            foreach (string given in Arguments(constructor))
            {
                yield return $"_ = new {name}({given});";
            }
            yield return $"_ = new {name}({Arguments(constructor).First()}) {{ {settable} }};";
        }
        foreach (MethodInfo method in type.GetMethods(Declared).Where(IsWritten))
        {
            foreach (string statement in MethodStatements(method, name))
            {
                yield return statement;
            }
        }
    }

    private static IEnumerable<string> EnumStatements(Type type, string name)
    {
        string underlying = Name(Enum.GetUnderlyingType(type));
        yield return $"var difference = Some<{name}>() - Some<{name}>(); ref {underlying} same = ref difference; _ = same;";
        var byValue = Constants(type).GroupBy(field => field.GetRawConstantValue()).ToList();
        if (byValue.Count > 0)
        {
            foreach (var pick in new Func<IEnumerable<FieldInfo>, FieldInfo>[] { Enumerable.First, Enumerable.Last })
            {
                string cases = string.Join(" ", byValue.Select(fields => $"case {name}.{pick(fields).Name}: "));
                yield return $"switch (Some<{name}>()) {{ {cases} break; }}";
            }
        }
        foreach (FieldInfo field in Constants(type))
        {
            yield return $"const {name} value = {name}.{field.Name}; _ = value;";
        }
    }

    private static IEnumerable<string> MethodStatements(MethodInfo method, string type)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string target = method.IsStatic ? type : $"Some<{type}>()";
        string mark = Nullability.Create(method.ReturnParameter).ReadState == NullabilityState.NotNull ? "" : "?";
        string result = method.ReturnType == typeof(void) ? "" : $"{Exact(method.ReturnType, mark)} value = ";
        string used = result.Length == 0 ? "" : " _ = value;";
        foreach (string given in Arguments(method))
        {
            yield return $"{result}{target}.{method.Name}({given});{used}";
        }
        // A method as a value: its exact types, without conversions of arguments.
        var types = parameters.Select(parameter => Name(parameter.ParameterType));
        bool isVoid = method.ReturnType == typeof(void);
        string form = isVoid ? "System.Action" : "System.Func";
        string list = string.Join(", ", isVoid ? types : types.Append(Name(method.ReturnType)));
        if (method.IsStatic && list.Length > 0 && parameters.Length <= 16 && !parameters.Any(each => each.IsOut))
        {
            yield return $"{form}<{list}> method = {type}.{method.Name}!; _ = method;";
        }
        if (method.IsDefined(typeof(ExtensionAttribute), false))
        {
            string rest = string.Join(", ", parameters.Skip(1).Select(Given));
            yield return $"{result}{Default(parameters[0].ParameterType)}.{method.Name}({rest});{used}";
        }
    }

    /// <summary>The arguments of a call: in order, by name, and without those that may be left out.</summary>
    private static IEnumerable<string> Arguments(MethodBase method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        yield return string.Join(", ", parameters.Select(Given));
        if (parameters.Length > 0 && !parameters.Any(parameter => parameter.IsOut))
        {
            yield return string.Join(", ", parameters.Select(each => $"@{each.Name}: {Given(each)}"));
        }
        if (parameters.Any(parameter => parameter.IsOptional))
        {
            yield return string.Join(", ", parameters.Where(parameter => !parameter.IsOptional).Select(Given));
        }
    }

    private static string Given(ParameterInfo parameter) =>
        parameter.IsOut ? "out _" : Default(parameter.ParameterType);

    private static string Default(Type type) => $"Some<{Name(type)}>()";

    /// <summary>What a program writes: not operators, nor what a record or every object has.</summary>
    private static bool IsWritten(MemberInfo member) =>
        member is not MethodBase { IsSpecialName: true }
        && !member.IsDefined(typeof(CompilerGeneratedAttribute), false)
        && member.Name is not ("Equals" or "GetHashCode" or "ToString" or "EqualityContract");

    private static string Exact(Type type, string mark) => type.IsValueType ? Name(type) : Name(type) + mark;

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }
        if (type.IsArray || type.IsByRef)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }
        if (!type.IsGenericType)
        {
            return "global::" + type.FullName!.Replace('+', '.');
        }
        string name = type.GetGenericTypeDefinition().FullName!;
        return $"global::{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
