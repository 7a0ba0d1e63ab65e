using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Octomart.Gateway.Supergraph;

/// <summary>
/// Checks arguments that come from contexts: that some type sets the context, that the selection reads one value at most of each such type, and
/// that the subgraph can be entered with the object that has the field.
/// </summary>
internal sealed class ContextLinker
{
    private readonly OrderedDictionary<string, TypeDefinition> types;
    private readonly List<string> errors;
    private readonly string subject;

    private ContextLinker(OrderedDictionary<string, TypeDefinition> types, List<string> errors, string subject)
    {
        this.types = types;
        this.errors = errors;
        this.subject = subject;
    }

    public static void Check(OrderedDictionary<string, TypeDefinition> types, List<string> errors)
    {
        foreach (var field in types.Values.SelectMany(type => type.Fields.Values))
        {
            foreach (var join in field.JoinFields)
            {
                foreach (var argument in join.ContextArguments)
                {
                    new ContextLinker(types, errors, $"{argument.Place}: {field} takes {argument.Name} from the context {argument.Context}")
                        .Check(field, join.Subgraph, argument);
                }
            }
        }
    }

    private void Check(FieldDefinition field, Subgraph subgraph, ContextArgument argument)
    {
        if (field.Arguments.ContainsKey(argument.Name))
        {
            Add("but clients may give it too");
        }

        if (types.GetValueOrDefault(argument.Type.Name) is not { IsComposite: false })
        {
            Add($"as {argument.Type.Name}, which is not an input type of the supergraph");
        }

        if (!field.Parent.JoinTypes.Any(join => join.Subgraph == subgraph && join is { Key: not null, IsResolvable: true }))
        {
            Add($"but {field.Parent.Name} has no key by which the subgraph {subgraph.Name} could be entered");
        }

        var setters = types.Values.Where(type => type.IsComposite && type.Contexts.Contains(argument.Context)).ToList();
        if (setters.Count == 0)
        {
            Add("which no type sets");
        }

        if (Parse(argument.Selection) is not { } selection)
        {
            return;
        }

        CheckOn(setters, selection);
    }

    private GraphQLSelectionSet? Parse(string selection)
    {
        try
        {
            return Parser.Parse<GraphQLSelectionSet>(selection.TrimStart().StartsWith('{') ? selection : "{" + selection + "}");
        }
        catch (GraphQLSyntaxErrorException syntax)
        {
            Add($"by a selection that is no GraphQL: {syntax.Description}");
            return null;
        }
    }

    /// <summary>A type that no condition of the selection meets gives null, but then another must give a value.</summary>
    private void CheckOn(List<TypeDefinition> seen, GraphQLSelectionSet selection)
    {
        var before = errors.Count;
        var counts = seen.SelectMany(type => type.PossibleTypes, (type, possible) => (Type: type, Count: Count(selection, type, possible))).ToList();
        if (errors.Count > before || counts.Count == 0)
        {
            return;
        }

        if (counts.Find(of => of.Count > 1).Type is { } several)
        {
            Add($"by a selection that reads more than one value of {several.Name}");
        }
        else if (counts.TrueForAll(of => of.Count == 0))
        {
            Add($"by a selection that reads nothing of {string.Join(" or ", seen)}");
        }
    }

    /// <summary>How many values the selection reads of an object, which is seen as a <paramref name="type"/>.</summary>
    private int Count(GraphQLSelectionSet selections, TypeDefinition type, TypeDefinition possible)
    {
        var count = 0;
        foreach (var selection in selections.Selections)
        {
            if ((selection as IHasDirectivesNode)?.Directives is { Count: > 0 })
            {
                Add("by a selection with directives");
            }

            count += selection switch
            {
                GraphQLField field => CheckField(field, type) ? 1 : 0,
                GraphQLInlineFragment fragment => Narrowed(fragment, type) is { } narrowed && narrowed.PossibleTypes.Contains(possible)
                    ? Count(fragment.SelectionSet, narrowed, possible) : 0,
                _ => 0,
            };
        }

        return count;
    }

    private bool CheckField(GraphQLField field, TypeDefinition type)
    {
        var name = field.Name.StringValue;
        if (type.Fields.GetValueOrDefault(name) is not { } definition)
        {
            Add($"by a selection of {name}, which {type.Name} does not have");
            return false;
        }

        // A field of an unknown type has been reported already.
        var returned = types.GetValueOrDefault(definition.Type.Name);
        if (returned is null)
        {
            return false;
        }

        if (returned.IsComposite != field.SelectionSet is not null)
        {
            Add(returned.IsComposite ? $"by a selection that stops at {definition}, an object" : $"by a selection that goes on behind {definition}, which is no object");
            return false;
        }

        if (field.SelectionSet is { } nested)
        {
            CheckOn([returned], nested);
        }

        return true;
    }

    private TypeDefinition? Narrowed(GraphQLInlineFragment fragment, TypeDefinition type)
    {
        var name = fragment.TypeCondition?.Type.Name.StringValue ?? type.Name;
        if (types.GetValueOrDefault(name) is { IsComposite: true } narrowed)
        {
            return narrowed;
        }

        Add($"by a selection on {name}, which is not an object, interface or union of the supergraph");
        return null;
    }

    /// <summary>One mistake is told once, however many types it is found on.</summary>
    private void Add(string reason)
    {
        var error = $"{subject}, {reason}.";
        if (!errors.Contains(error))
        {
            errors.Add(error);
        }
    }
}
