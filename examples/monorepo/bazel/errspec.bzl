"""`errspec generate` as an action of Bazel, with exactly the inputs and outputs that it has."""

def _errspec_generate_impl(ctx):
    out = ctx.actions.declare_directory(ctx.label.name)
    catalogs = [file for file in ctx.files.spec if file.basename == "errspec.yaml"]
    if len(catalogs) != 1:
        fail("spec must have one errspec.yaml, not %d; list the files of other catalogs in uses" % len(catalogs))
    args = ctx.actions.args()
    args.add("generate")
    args.add("--spec", catalogs[0].dirname)
    args.add("--out", out.path)
    args.add("--no-cache")  # Bazel has a cache of its own
    ctx.actions.run(
        mnemonic = "ErrspecGenerate",
        progress_message = "Generating errors of %s" % ctx.label,
        executable = ctx.executable.errspec,
        arguments = [args],
        inputs = ctx.files.spec + ctx.files.uses,
        outputs = [out],
    )
    return [DefaultInfo(files = depset([out]))]

errspec_generate = rule(
    implementation = _errspec_generate_impl,
    doc = "Generates the output of a spec as one folder. Every target must write there: the spec sets no `out`.",
    attrs = {
        "spec": attr.label_list(
            allow_files = [".yaml", ".yml", ".lock", ".hbs", ".json"],
            mandatory = True,
            doc = "All files of the spec's folder: glob([\"spec/**\"]).",
        ),
        "uses": attr.label_list(
            allow_files = True,
            doc = "The files of the catalogs in other folders that the spec uses.",
        ),
        "errspec": attr.label(
            executable = True,
            cfg = "exec",
            mandatory = True,
            doc = "The errspec command, such as errspec_binary of rules_js.",
        ),
    },
)
