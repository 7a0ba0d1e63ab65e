using System.Text;
using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Fetches;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Planning;

/// <summary>Writes a plan as text for people: requests in the order they can start, each with what it waits for, sends and selects.</summary>
internal static class PlanPrinter
{
    public static string Print(QueryPlan plan)
    {
        var text = new StringBuilder("QueryPlan {\n");
        foreach (var stage in plan.Stages)
        {
            if (plan.Stages.Count > 1)
            {
                text.Append("  Then\n");
            }

            foreach (var request in stage.Requests)
            {
                Append(text, request);
            }
        }

        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, FetchRequest request)
    {
        var after = request.DependsOn.Count > 0 ? $", after: {string.Join(", ", request.DependsOn)}" : "";
        text.Append("  Fetch ").Append(request.Index).Append("(subgraph: \"").Append(request.Subgraph.Name).Append('"').Append(after).Append(") {\n");
        if (request.Root is not null)
        {
            AppendSelection(text, request.Root, 4);
        }

        if (request.RootAgain is { } again)
        {
            text.Append("    Root again at ").Append(Path(again.Input!)).Append('\n');
            AppendSelection(text, again.Selection, 6);
        }

        foreach (var call in request.Calls)
        {
            foreach (var step in call.Targets)
            {
                text.Append("    ").Append(step.Input!.RepresentationType.Name).Append(" at ").Append(Path(step.Input))
                    .Append(" by { ").Append(Sent(step.Input)).Append(" }\n");
                foreach (var context in step.Input.Contexts)
                {
                    var sources = context.Sources.Select(source => $"{{ {Text(source.Selection)} }} of {At(step.Input, source)}");
                    text.Append("      $").Append(context.Need.Variable).Append(" = ").AppendJoin(", else ", sources).Append('\n');
                }
            }

            AppendSelection(text, call.Targets[0].Selection, 6);
        }

        text.Append("  }\n");
    }

    private static string Path(EntityInput input)
    {
        var segments = input.Path.Select(segment => (segment.Guard is null ? "" : $"|{segment.Guard.Name}|.") + segment.Slot.Key);
        return string.Join('.', segments) + (input.Guard is null ? "" : $"|{input.Guard.Name}|");
    }

    private static string At(EntityInput input, ContextSource source)
    {
        var path = source.Depth == 0 ? "the root" : Path(input with { Path = [.. input.Path.Take(source.Depth)], Guard = input.Path[source.Depth].Guard });
        return source.Types is null ? path : $"{path}|{string.Join(", ", source.Selection.Type.PossibleTypes.Where(source.Types.Contains))}|";
    }

    private static string Sent(EntityInput input) => string.Join(' ', input.Keys.Concat(input.Requires).Select(Text).Distinct());

    private static string Text(SelectionSet fields) => string.Join(' ', fields.Fields.Select(field =>
    {
        var text = field.Signature + (field.Selections is { } nested ? $" {{ {Text(nested)} }}" : "");
        return field.Guard is null ? text : $"... on {string.Join(" | ", fields.Type.PossibleTypes.Where(field.Guard.Contains))} {{ {text} }}";
    }));

    private static void AppendSelection(StringBuilder text, FetchSelection selection, int indent)
    {
        if (selection.WantsTypeName && selection.Node.IsAbstract)
        {
            text.Append(' ', indent).Append("__typename\n");
        }

        foreach (var field in selection.Fields.Values)
        {
            text.Append(' ', indent).Append(field.ResponseKey == field.Name ? "" : field.ResponseKey + ": ").Append(field.Name)
                .Append(ContextNeed.Arguments(field.Arguments, field.Contexts, isMarked: false));
            AppendNested(text, field.Selection, indent);
        }

        foreach (var (target, fragment) in selection.Fragments.Where(pair => pair.Value.Fields.Count > 0 || pair.Value.Fragments.Count > 0))
        {
            text.Append(' ', indent).Append("... on ").Append(target.Type.Name);
            AppendNested(text, fragment, indent);
        }
    }

    private static void AppendNested(StringBuilder text, FetchSelection? nested, int indent)
    {
        if (nested is null)
        {
            text.Append('\n');
            return;
        }

        text.Append(" {\n");
        AppendSelection(text, nested, indent + 2);
        text.Append(' ', indent).Append("}\n");
    }
}
