using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace Octomart.Gateway.Validation;

/// <summary>Builds a schema that is only validated against, never executed: scalars take anything, subscriptions need no source.</summary>
internal sealed class ValidationSchemaBuilder : SchemaBuilder
{
    private static readonly HashSet<string> BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly List<ScalarGraphType> scalars = [];

    public List<IAbstractGraphType> Abstract { get; } = [];

    public void RegisterScalar(string name)
    {
        if (!BuiltIn.Contains(name))
        {
            scalars.Add(new AnyScalar { Name = name });
        }
    }

    protected override void PreConfigure(Schema schema)
    {
        foreach (var scalar in scalars)
        {
            schema.RegisterType(scalar);
        }
    }

    protected override InterfaceGraphType ToInterfaceType(GraphQLInterfaceTypeDefinition interfaceDef)
    {
        var type = base.ToInterfaceType(interfaceDef);
        Abstract.Add(type);
        return type;
    }

    protected override UnionGraphType ToUnionType(GraphQLUnionTypeDefinition unionDef)
    {
        var type = base.ToUnionType(unionDef);
        Abstract.Add(type);
        return type;
    }

    protected override FieldType ToSubscriptionFieldType(string parentTypeName, GraphQLFieldDefinition fieldDef)
    {
        var field = base.ToSubscriptionFieldType(parentTypeName, fieldDef);
        field.StreamResolver = new GraphQL.Resolvers.SourceStreamResolver<object?>(NoSource);
        return field;
    }

    private static IObservable<object?> NoSource(GraphQL.IResolveFieldContext context) =>
        throw new NotSupportedException($"{context.FieldDefinition.Name} is not executed here.");

    /// <summary>What a custom scalar accepts is its subgraph's business.</summary>
    private sealed class AnyScalar : ScalarGraphType
    {
        public override object? ParseValue(object? value) => value;

        public override bool CanParseValue(object? value) => true;

        public override bool CanParseLiteral(GraphQLValue value) => true;

        public override object? ParseLiteral(GraphQLValue value) => value;
    }
}
