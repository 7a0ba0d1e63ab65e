using GraphQL.Types;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Maps interfaces that carry <see cref="GraphQLUnionAttribute"/> to unions of the classes that implement them.</summary>
internal sealed class UnionMapping : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) =>
        !isInputType && clrType.IsDefined(typeof(GraphQLUnionAttribute), false) ? typeof(MarkerUnion<>).MakeGenericType(clrType) : preferredGraphType;
}

/// <summary>The union of all classes that implement <typeparamref name="T"/>.</summary>
internal sealed class MarkerUnion<T> : UnionGraphType
{
    public MarkerUnion()
    {
        Name = Conventions.NameOf(typeof(T));
        Description = XmlDescriptions.Of(typeof(T));
        foreach (var member in typeof(T).Assembly.GetTypes()
                     .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type))
                     .OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            Type(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(member));
        }
    }
}
