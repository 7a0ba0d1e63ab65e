using System.Reflection;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Federation;
using GraphQL.Types;
using GraphQL.Utilities;
using Octomart.Contracts;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>
/// The schema of one subgraph: root fields are gathered from the classes of its assembly that carry a root attribute, so that
/// each feature folder declares its own queries and mutations.
/// </summary>
public sealed partial class SubgraphSchema : GraphQL.Types.Schema
{
    /// <summary>Builds the schema from the subgraph's assembly.</summary>
    public SubgraphSchema(IServiceProvider services, Assembly assembly)
        : base(services, runConfigurations: true)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        this.RegisterTypeMapping<DateTimeOffset, UtcDateTimeScalar>();
        this.RegisterTypeMapping<Money, MoneyType>();
        this.RegisterTypeMapping<long, LongScalar>();
        this.RegisterTypeMapping<decimal, DecimalScalar>();
        Query = Merge<QueryRootAttribute>(assembly, "Query", "What can be read.") ?? new ObjectGraphType { Name = "Query" };
        Mutation = Merge<MutationRootAttribute>(assembly, "Mutation", "What can be changed. Each takes one input and answers with the entity and userErrors.");
        Subscription = Merge<SubscriptionRootAttribute>(assembly, "Subscription", "What can be watched live.");
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && (t.GetInterfaces().Any(IsOwnGraphQLInterface) || IsResolvedEntity(t))))
        {
            // A type that fields return only as its interface, or that only the gateway asks for, would be unknown otherwise.
            this.RegisterType(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(type));
        }

        bool IsOwnGraphQLInterface(Type type) => type.Assembly == assembly && type.IsDefined(typeof(GraphQLInterfaceAttribute));

        static bool IsResolvedEntity(Type type) => type.GetMethods().Any(method => method.IsDefined(typeof(FederationResolverAttribute), false));
    }

    /// <summary>The SDL as composition wants it.</summary>
    public string ToSdl()
    {
        Initialize();
        var sdl = this.Print(new PrintOptions { IncludeFederationTypes = false, IncludeImportedDefinitions = false });

        // The link to the link specification itself is implied; composition refuses the printed one as a duplicate. A subgraph
        // that is asked for its entities only has a Query of federation fields alone, which are not printed: no type is that empty.
        sdl = ImpliedLink().Replace(sdl.ReplaceLineEndings("\n"), "").TrimEnd() + "\n";
        return sdl.Replace("type Query {\n}\n\n", "", StringComparison.Ordinal) is var trimmed && trimmed.Length < sdl.Length
            ? trimmed.Replace("  query: Query\n", "", StringComparison.Ordinal)
            : sdl;
    }

    [GeneratedRegex("""\s*@link\(url: "https://specs\.apollo\.dev/link/v1\.0"[^)]*\)""")]
    private static partial Regex ImpliedLink();

    private static ObjectGraphType? Merge<TAttribute>(Assembly assembly, string name, string description) where TAttribute : Attribute
    {
        var root = new ObjectGraphType { Name = name, Description = description };
        foreach (var feature in assembly.GetTypes().Where(t => t.IsDefined(typeof(TAttribute), false)).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            var fields = (IObjectGraphType)Activator.CreateInstance(typeof(FeatureRoot<>).MakeGenericType(feature))!;
            foreach (var field in fields.Fields)
            {
                root.AddField(field);
            }
        }

        return root.Fields.Count > 0 ? root : null;
    }
}
