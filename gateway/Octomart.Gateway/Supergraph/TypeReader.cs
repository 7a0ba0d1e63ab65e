using GraphQLParser.AST;
using Octomart.Gateway.Planning.Selections;

namespace Octomart.Gateway.Supergraph;

/// <summary>Turns one type definition of the SDL, directives included, into a <see cref="TypeDefinition"/>.</summary>
internal sealed class TypeReader(GraphQLDocument document, IReadOnlyDictionary<string, Subgraph> subgraphs, SpecLinks links, List<string> errors)
{
    private string CurrentType { get; set; } = "";

    public TypeDefinition Read(GraphQLTypeDefinition definition, int index)
    {
        CurrentType = definition.Name.StringValue;
        var directives = (definition as IHasDirectivesNode)?.Directives;
        var type = new TypeDefinition
        {
            Name = CurrentType,
            Kind = KindOf(definition),
            Index = index,
            Description = definition.Description?.Value.ToString(),
            SpecifiedBy = directives.Named("specifiedBy").FirstOrDefault()?.Text("url"),
            IsOneOf = directives.Named("oneOf").Any(),
            IsInaccessible = Is(directives, "inaccessible"),
            AccessRules = ReadAccessRules(directives),
            Weight = Spec(directives, "cost").FirstOrDefault()?.Number("weight"),
            JoinTypes = ReadJoinTypes(directives),
            Contexts = [.. Spec(directives, "context").Select(context => context.Text("name")).OfType<string>()],
            Owner = Joins(directives, "join__owner").Select(join => join.Graph).FirstOrDefault(),
            JoinImplements = ReadImplements(definition, directives),
            JoinUnionMembers = ReadUnionMembers(definition, directives),
        };
        ReadMembers(definition, type);
        return type;
    }

    public DirectiveDefinition ReadDirective(GraphQLDirectiveDefinition definition) => new(
        definition.Name.StringValue,
        definition.Description?.Value.ToString(),
        [.. definition.Arguments?.Items.Select(ReadInputValue) ?? []],
        [.. definition.Locations.Items.Select(location => LocationName(location))],
        definition.Repeatable);

    private static string LocationName(DirectiveLocation location) =>
        string.Concat(location.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));

    private static TypeKind KindOf(GraphQLTypeDefinition definition) => definition switch
    {
        GraphQLObjectTypeDefinition => TypeKind.Object,
        GraphQLInterfaceTypeDefinition => TypeKind.Interface,
        GraphQLUnionTypeDefinition => TypeKind.Union,
        GraphQLEnumTypeDefinition => TypeKind.Enum,
        GraphQLInputObjectTypeDefinition => TypeKind.InputObject,
        _ => TypeKind.Scalar,
    };

    private void ReadMembers(GraphQLTypeDefinition definition, TypeDefinition type)
    {
        var fields = (definition as GraphQLObjectTypeDefinition)?.Fields ?? (definition as GraphQLInterfaceTypeDefinition)?.Fields;
        foreach (var field in fields?.Items ?? [])
        {
            type.Fields[field.Name.StringValue] = ReadField(type, field);
        }

        foreach (var field in (definition as GraphQLInputObjectTypeDefinition)?.Fields?.Items ?? [])
        {
            type.InputFields[field.Name.StringValue] = ReadInputValue(field);
        }

        foreach (var value in (definition as GraphQLEnumTypeDefinition)?.Values?.Items ?? [])
        {
            type.EnumValues.Add(new EnumValueDefinition(
                value.Name.StringValue, value.Description?.Value.ToString(), Deprecation(value.Directives), Is(value.Directives, "inaccessible")));
        }

        if (type.Kind == TypeKind.Enum)
        {
            type.VisibleEnumValues = [.. type.EnumValues.Where(value => !value.IsInaccessible).Select(value => value.Name)];
        }
    }

    private FieldDefinition ReadField(TypeDefinition parent, GraphQLFieldDefinition definition)
    {
        var joins = definition.Directives.Named("join__field").ToList();
        var field = new FieldDefinition
        {
            Parent = parent,
            Name = definition.Name.StringValue,
            Type = TypeReference.From(definition.Type),
            Description = definition.Description?.Value.ToString(),
            DeprecationReason = Deprecation(definition.Directives),
            IsInaccessible = Is(definition.Directives, "inaccessible"),
            Weight = Spec(definition.Directives, "cost").FirstOrDefault()?.Number("weight"),
            ListSize = ReadListSize(definition.Directives),
            OwnAccessRules = ReadAccessRules(definition.Directives),
            IsFromInterfaceObject = joins.Any(join => join.Argument("graph") is null),
            JoinFields = [.. Joins(definition.Directives, "join__field").Select(join => ReadJoinField(join.Graph, join.Directive, joins))],
        };
        foreach (var argument in definition.Arguments?.Items ?? [])
        {
            field.Arguments[argument.Name.StringValue] = ReadInputValue(argument);
        }

        return field;
    }

    private JoinField ReadJoinField(Subgraph graph, GraphQLDirective join, List<GraphQLDirective> siblings)
    {
        var overriddenBy = siblings.FirstOrDefault(other => other.Text("override") == graph.Name);
        var move = join.Text("override") is not null && join.Text("overrideLabel") is { } taking ? new ProgressiveMove(taking, IsNewOwner: true)
            : overriddenBy?.Text("overrideLabel") is { } leaving ? new ProgressiveMove(leaving, IsNewOwner: false)
            : null;
        return new JoinField(
            graph,
            join.Text("requires"),
            join.Text("provides"),
            join.Text("type"),
            join.Flag("external"),
            move is not { IsNewOwner: false } && (overriddenBy is not null || join.Flag("usedOverridden")),
            move,
            ReadContextArguments(join));
    }

    private List<ContextArgument> ReadContextArguments(GraphQLDirective join)
    {
        List<ContextArgument> arguments = [];
        foreach (var entry in (join.Argument("contextArguments") as GraphQLListValue)?.Values?.OfType<GraphQLObjectValue>() ?? [])
        {
            if (entry.Text("name") is { } name && entry.Text("type") is { } type && entry.Text("context") is { } context && entry.Text("selection") is { } selection)
            {
                arguments.Add(new ContextArgument(name, TypeReference.Parse(type), context, selection, entry.Place(document)));
            }
            else
            {
                errors.Add($"{entry.Place(document)}: an argument from a context, on {CurrentType}, needs name, type, context and selection.");
            }
        }

        return arguments;
    }

    private InputValueDefinition ReadInputValue(GraphQLInputValueDefinition definition) => new()
    {
        Name = definition.Name.StringValue,
        Type = TypeReference.From(definition.Type),
        Description = definition.Description?.Value.ToString(),
        DeprecationReason = Deprecation(definition.Directives),
        DefaultValue = definition.DefaultValue is { } value ? ValuePrinter.Print(value) : null,
        IsInaccessible = Is(definition.Directives, "inaccessible"),
        Weight = Spec(definition.Directives, "cost").FirstOrDefault()?.Number("weight"),
    };

    /// <summary>Join v0.1 leaves value types bare: they exist everywhere.</summary>
    private List<JoinType> ReadJoinTypes(GraphQLDirectives? directives)
    {
        List<JoinType> joins =
        [
            .. Joins(directives, "join__type").Select(join => new JoinType(
                join.Graph, join.Directive.Text("key"), join.Directive.Flag("resolvable", absent: true), join.Directive.Flag("isInterfaceObject"))),
        ];
        return joins.Count > 0 ? joins : [.. subgraphs.Values.Select(subgraph => new JoinType(subgraph, null, true, false))];
    }

    /// <summary>Before join v0.3 nothing says where a type implements an interface: it does wherever it exists.</summary>
    private List<JoinImplements> ReadImplements(GraphQLTypeDefinition definition, GraphQLDirectives? directives)
    {
        List<JoinImplements> joins =
        [
            .. Joins(directives, "join__implements").Select(join => new JoinImplements(join.Graph, join.Directive.Text("interface") ?? "")),
        ];
        var declared = (definition as IHasInterfacesNode)?.Interfaces?.Items ?? [];
        return joins.Count > 0
            ? joins
            : [.. ReadJoinTypes(directives).SelectMany(join => declared.Select(named => new JoinImplements(join.Subgraph, named.Name.StringValue)))];
    }

    private List<JoinUnionMember> ReadUnionMembers(GraphQLTypeDefinition definition, GraphQLDirectives? directives)
    {
        List<JoinUnionMember> joins =
        [
            .. Joins(directives, "join__unionMember").Select(join => new JoinUnionMember(join.Graph, join.Directive.Text("member") ?? "")),
        ];
        var declared = (definition as GraphQLUnionTypeDefinition)?.Types?.Items ?? [];
        return joins.Count > 0
            ? joins
            : [.. ReadJoinTypes(directives).SelectMany(join => declared.Select(named => new JoinUnionMember(join.Subgraph, named.Name.StringValue)))];
    }

    private ListSize? ReadListSize(GraphQLDirectives? directives) => Spec(directives, "listSize").FirstOrDefault() is { } size
        ? new ListSize(size.Number("assumedSize"), size.Argument("slicingArguments").Texts(), size.Argument("sizedFields").Texts())
        : null;

    private List<AccessRule> ReadAccessRules(GraphQLDirectives? directives)
    {
        List<AccessRule> rules = [];
        if (Spec(directives, "authenticated").Any())
        {
            rules.Add(new AccessRule(AccessRuleKind.Authenticated, []));
        }

        rules.AddRange(Spec(directives, "requiresScopes").Select(rule => new AccessRule(AccessRuleKind.Scopes, rule.Argument("scopes").TextGroups())));
        rules.AddRange(Spec(directives, "policy").Select(rule => new AccessRule(AccessRuleKind.Policies, rule.Argument("policies").TextGroups())));
        return rules;
    }

    private IEnumerable<(Subgraph Graph, GraphQLDirective Directive)> Joins(GraphQLDirectives? directives, string name)
    {
        foreach (var directive in directives.Named(name))
        {
            var graph = directive.Text("graph");
            if (graph is null)
            {
                continue;
            }

            if (subgraphs.TryGetValue(graph, out var subgraph))
            {
                yield return (subgraph, directive);
            }
            else
            {
                errors.Add($"{directive.Place(document)}: @{name} on {CurrentType} names the subgraph {graph}, which join__Graph does not have.");
            }
        }
    }

    private bool Is(GraphQLDirectives? directives, string directive) => Spec(directives, directive).Any();

    private IEnumerable<GraphQLDirective> Spec(GraphQLDirectives? directives, string directive) => directives.Named(links.LocalName(directive));

    private static string? Deprecation(GraphQLDirectives? directives) =>
        directives.Named("deprecated").FirstOrDefault() is { } deprecated ? deprecated.Text("reason") ?? "No longer supported" : null;
}
