using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>An executable schema over a <see cref="TestGraph"/>'s data: one subgraph of it, or the monolith.</summary>
internal sealed class DataSchema(TestGraph graph, string sdl)
{
    public async Task<string> ExecuteAsync(string query, Inputs? variables = null)
    {
        var schema = schemaCache ??= Build();
        var result = await new DocumentExecuter().ExecuteAsync(options =>
        {
            options.Schema = schema;
            options.Query = query;
            options.Variables = variables;
            options.UnhandledExceptionDelegate = context =>
            {
                context.ErrorMessage = context.OriginalException.Message;
                return Task.CompletedTask;
            };
        });
        return new GraphQL.SystemTextJson.GraphQLSerializer().Serialize(result);
    }

    private readonly ContextOracle contexts = new(graph);
    private Schema? schemaCache;

    private Schema Build()
    {
        var builder = new Builder();
        var schema = builder.Build(sdl);
        schema.NameConverter = GraphQL.Conversion.DefaultNameConverter.Instance;
        schema.Initialize();
        var types = schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToList();
        foreach (var field in types.SelectMany(type => type.Fields.Select(field => (Type: type, Field: field))))
        {
            field.Field.Resolver = new FuncFieldResolver<object?>(context => Resolve(field.Type.Name, context));
        }

        return schema;
    }

    private object? Resolve(string type, IResolveFieldContext context)
    {
        var name = context.FieldDefinition.Name;
        if (name == "_entities")
        {
            return context.GetArgument<List<object?>>("representations").Select(value => Entity((IDictionary<string, object?>)value!)).ToList();
        }

        var arguments = context.Arguments?.ToDictionary(pair => pair.Key, pair => pair.Value.Value) ?? [];
        var source = context.Source as DataRecord ?? new DataRecord(type, []);
        contexts.Fill(type, context.FieldDefinition, source, arguments);
        return DataRecord.Below(source, graph.Resolvers.TryGetValue($"{type}.{name}", out var resolve) ? resolve(source, arguments)
            : graph.Resolvers.TryGetValue($"{source.Type}.{name}", out resolve) ? resolve(source, arguments)
            : source[name]);
    }

    /// <summary>Finds the entity whose fields agree with everything scalar that was sent.</summary>
    private DataRecord? Entity(IDictionary<string, object?> representation)
    {
        var type = (string)representation["__typename"]!;
        var entity = graph.Entities.Find(candidate =>
            (candidate.Type == type || candidate["__as"] as string == type)
            && representation.All(field => field.Key == "__typename" || Agrees(candidate, field.Key, field.Value)));
        return entity is null ? null : new DataRecord(entity.Type, new(entity.Fields) { ["__as"] = type }) { Given = new Dictionary<string, object?>(representation) };
    }

    private bool Agrees(DataRecord candidate, string field, object? sent) =>
        !candidate.Fields.TryGetValue(field, out var value) || sent is null || (value, sent) switch
        {
            (DataRecord nested, IDictionary<string, object?> fields) => fields.All(pair => pair.Key == "__typename" || Agrees(nested, pair.Key, pair.Value)),
            (System.Collections.IList or DataRecord, _) => true,
            _ => Equals(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), Convert.ToString(sent, System.Globalization.CultureInfo.InvariantCulture)),
        };

    private sealed class Builder : SchemaBuilder
    {
        protected override void PreConfigure(Schema schema) => schema.RegisterType(new AnyScalar());

        protected override InterfaceGraphType ToInterfaceType(GraphQLInterfaceTypeDefinition interfaceDef)
        {
            var type = base.ToInterfaceType(interfaceDef);
            type.ResolveType = value => TypeOf(type, (DataRecord)value);
            return type;
        }

        protected override UnionGraphType ToUnionType(GraphQLUnionTypeDefinition unionDef)
        {
            var type = base.ToUnionType(unionDef);
            type.ResolveType = value => TypeOf(type, (DataRecord)value);
            return type;
        }

        /// <summary>An interface object answers under the interface's name, by which it was asked.</summary>
        private static IObjectGraphType? TypeOf(IAbstractGraphType type, DataRecord value) =>
            type.PossibleTypes.FirstOrDefault(possible => possible.Name == value.Type)
            ?? type.PossibleTypes.FirstOrDefault(possible => possible.Name == value["__as"] as string);

        protected override FieldType ToSubscriptionFieldType(string parentTypeName, GraphQLFieldDefinition fieldDef)
        {
            var field = base.ToSubscriptionFieldType(parentTypeName, fieldDef);
            field.StreamResolver = new SourceStreamResolver<object?>(NoStream);
            return field;
        }

        private static IObservable<object?> NoStream(IResolveFieldContext context) => throw new NotSupportedException("Tests feed events themselves.");
    }

    private sealed class AnyScalar : ScalarGraphType
    {
        public AnyScalar() => Name = "_Any";

        public override object? ParseValue(object? value) => value;

        public override object? ParseLiteral(GraphQLValue value) => throw new NotSupportedException("Representations come in variables.");
    }
}
