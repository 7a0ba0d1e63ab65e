using System.Text;
using Octomart.Gateway.Planning.Contexts;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Planning.Fetches;

/// <summary>
/// Groups fetches into requests: one for each wave and subgraph, with an aliased <c>_entities</c> for each kind of entity. Whoever starts at the root
/// again has a request of its own.
/// </summary>
internal static class RequestBuilder
{
    public static PlanStage Build(IReadOnlyList<FetchStep> steps, OperationKind kind, IReadOnlyDictionary<string, string> variableTypes, int firstIndex)
    {
        var groups = steps
            .GroupBy(step => (step.Wave, step.Subgraph, Again: step.Input is { IsRoot: true } ? step : null))
            .OrderBy(group => group.Key.Wave).ThenBy(group => group.Key.Subgraph.Index)
            .ToList();
        var indexes = new Dictionary<FetchStep, int>();
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var step in groups[i])
            {
                indexes[step] = firstIndex + i;
            }
        }

        return new PlanStage([.. groups.Select((group, i) => Request([.. group], firstIndex + i, kind, variableTypes, indexes))]);
    }

    private static FetchRequest Request(
        List<FetchStep> steps, int index, OperationKind kind, IReadOnlyDictionary<string, string> variableTypes, Dictionary<FetchStep, int> indexes)
    {
        var variables = new SortedSet<string>(StringComparer.Ordinal);
        steps.ForEach(step => FetchPrinter.CollectVariables(step.Selection, variables));
        var root = steps.FirstOrDefault(step => step.Input is null);
        var again = steps[0].Input is { IsRoot: true } ? steps[0] : null;
        List<EntityCall> calls = root is null && again is null ? Calls(steps, variables) : [];
        var operation = root is null ? OperationKind.Query : kind;
        return new FetchRequest
        {
            Index = index,
            Subgraph = steps[0].Subgraph,
            Wave = steps[0].Wave,
            Kind = operation,
            Root = root?.Selection,
            RootAgain = again,
            Calls = calls,
            DependsOn = [.. steps.SelectMany(step => step.DependsOn).Select(step => indexes[step]).Distinct().Order()],
            Variables = [.. variables],
            Document = Document(operation, root ?? again, calls, _ => 1, variables, variableTypes),
            Repeat = calls.Exists(call => call.Contexts.Count > 0) ? copies => Document(operation, null, calls, call => copies[call], variables, variableTypes) : null,
        };
    }

    private static List<EntityCall> Calls(List<FetchStep> steps, SortedSet<string> taken)
    {
        var apart = ApartFrom(taken);
        var groups = steps.GroupBy(step => (step.Input!.RepresentationType, Text: FetchPrinter.Print(step.Selection), Sent(step.Input))).ToList();
        return
        [
            .. groups.Select((group, i) => groups.Count == 1
                ? new EntityCall("_entities", $"representations{apart}", group.Key.Text, [.. group]) { Apart = apart }
                : new EntityCall($"_{i}", $"_representations{apart}{i}", group.Key.Text, [.. group]) { Apart = apart }),
        ];
    }

    /// <summary>Sets our variables apart from the client's, which may have any name.</summary>
    private static string ApartFrom(SortedSet<string> taken)
    {
        var apart = "";
        while (taken.Any(name => (name.Contains("representations", StringComparison.Ordinal) || name.StartsWith("contextualArgument", StringComparison.Ordinal))
            && name.Contains(apart, StringComparison.Ordinal)))
        {
            apart += "_own";
        }

        return apart;
    }

    private static string Sent(EntityInput input) => string.Join(' ', input.Keys.Concat(input.Requires).Select(Text));

    private static string Text(SelectionSet fields) => string.Join(' ', fields.Fields.Select(field =>
        field.Signature + (field.Guard is null ? "" : "@" + string.Join('|', fields.Type.PossibleTypes.Where(field.Guard.Contains)))
        + (field.Selections is { } nested ? "{" + Text(nested) + "}" : "")));

    private static string Document(
        OperationKind kind, FetchStep? root, List<EntityCall> calls, Func<int, int> copies, SortedSet<string> variables, IReadOnlyDictionary<string, string> variableTypes)
    {
        var copied = calls.SelectMany((call, i) => Enumerable.Range(0, copies(i)), (call, copy) => (Call: call, Copy: copy)).ToList();
        List<string> declared =
        [
            .. copied.SelectMany(field => Declarations(field.Call, field.Copy)),
            .. variables.Select(variable => $"${variable}:{variableTypes[variable]}"),
        ];
        var text = new StringBuilder(kind.ToString().ToLowerInvariant());
        if (declared.Count > 0)
        {
            text.Append('(').AppendJoin(' ', declared).Append(')');
        }

        if (root is not null)
        {
            return text.Append(FetchPrinter.Print(root.Selection)).ToString();
        }

        text.Append('{');
        foreach (var (call, copy) in copied)
        {
            var alias = call.Alias + EntityCall.Copy(copy);
            text.Append(alias == "_entities" ? "" : alias + ":")
                .Append("_entities(representations:$").Append(call.RepresentationsVariable).Append(EntityCall.Copy(copy)).Append("){... on ")
                .Append(call.Targets[0].Selection.Node.Type.Name).Append(call.SelectionText.Replace(ContextNeed.CallMark.ToString(), call.Suffix(copy), StringComparison.Ordinal))
                .Append('}');
        }

        return text.Append('}').ToString();
    }

    private static IEnumerable<string> Declarations(EntityCall call, int copy) => call.Contexts
        .Select(need => $"${need.Variable}{call.Suffix(copy)}:{need.Argument.Type}")
        .Prepend($"${call.RepresentationsVariable}{EntityCall.Copy(copy)}:[_Any!]!");
}
