namespace Octomart.Gateway.Supergraph;

/// <summary>The last step of reading a supergraph: names become references, and every dangling name is reported.</summary>
internal static class TypeLinker
{
    public static void Link(OrderedDictionary<string, TypeDefinition> types, IReadOnlyCollection<Subgraph> subgraphs, List<string> errors)
    {
        foreach (var type in types.Values)
        {
            LinkInterfaces(type, types, errors);
            LinkUnion(type, types, errors);
            LinkFields(type, types, errors);
        }

        foreach (var type in types.Values.Where(type => type.IsComposite))
        {
            type.PossibleTypes.AddRange(PossibleTypes(type, types.Values));
            type.PossibleSet = TypeSet.Of(types.Count, type.PossibleTypes);
        }

        ContextLinker.Check(types, errors);
        if (subgraphs.Count == 0)
        {
            errors.Add("The supergraph has no subgraphs.");
        }
    }

    private static IEnumerable<TypeDefinition> PossibleTypes(TypeDefinition type, IEnumerable<TypeDefinition> all) => type.Kind switch
    {
        TypeKind.Object => [type],
        TypeKind.Union => type.UnionMembers,
        _ => all.Where(candidate => candidate.Kind == TypeKind.Object && candidate.Interfaces.Contains(type)),
    };

    private static void LinkInterfaces(TypeDefinition type, OrderedDictionary<string, TypeDefinition> types, List<string> errors)
    {
        foreach (var name in type.JoinImplements.Select(join => join.Interface).Distinct())
        {
            if (types.TryGetValue(name, out var found) && found.Kind == TypeKind.Interface)
            {
                type.Interfaces.Add(found);
            }
            else
            {
                errors.Add($"{type.Name} implements {name}, which is not an interface of the supergraph.");
            }
        }
    }

    private static void LinkUnion(TypeDefinition type, OrderedDictionary<string, TypeDefinition> types, List<string> errors)
    {
        foreach (var name in type.JoinUnionMembers.Select(join => join.Member).Distinct())
        {
            if (types.TryGetValue(name, out var found) && found.Kind == TypeKind.Object)
            {
                type.UnionMembers.Add(found);
                found.Unions.Add(type);
            }
            else
            {
                errors.Add($"The union {type.Name} has the member {name}, which is not an object type of the supergraph.");
            }
        }
    }

    private static void LinkFields(TypeDefinition type, OrderedDictionary<string, TypeDefinition> types, List<string> errors)
    {
        foreach (var field in type.Fields.Values)
        {
            if (!types.TryGetValue(field.Type.Name, out var returned))
            {
                errors.Add($"{field} returns {field.Type.Name}, which is not defined.");
                continue;
            }

            field.ReturnType = returned;
            field.AccessRules = [.. field.OwnAccessRules, .. returned.AccessRules];
            CheckInputs(field.ToString(), field.Arguments.Values, types, errors);
        }

        CheckInputs(type.Name, type.InputFields.Values, types, errors);
    }

    private static void CheckInputs(
        string owner, IEnumerable<InputValueDefinition> inputs, OrderedDictionary<string, TypeDefinition> types, List<string> errors)
    {
        foreach (var input in inputs.Where(input => !types.ContainsKey(input.Type.Name)))
        {
            errors.Add($"{owner} takes {input.Name} of type {input.Type.Name}, which is not defined.");
        }
    }
}
