namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Public methods of this class become fields of <c>Query</c>. It is created per request, with its dependencies.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryRootAttribute : Attribute;

/// <summary>Public methods of this class become fields of <c>Mutation</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationRootAttribute : Attribute;

/// <summary>Public methods of this class become fields of <c>Subscription</c>; they return <see cref="IAsyncEnumerable{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionRootAttribute : Attribute;

/// <summary>A C# interface that is an interface of the schema too, without the leading I: every class that implements it joins it.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class GraphQLInterfaceAttribute : Attribute;

/// <summary>A C# interface without members that is a union of the schema: every class that implements it is a member.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class GraphQLUnionAttribute : Attribute;
