using GraphQL;
using GraphQL.Federation;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>
/// The field answers only to signed-in callers; others get null and an error at its path. Guarded fields are therefore nullable.
/// The directive tells the gateway, which does not even ask; the check here is what counts.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AuthenticatedAttribute : GraphQLAttribute
{
    /// <inheritdoc />
    public override float Priority => 10f; // Last, so that it wraps the finished resolver.

    /// <inheritdoc />
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        ArgumentNullException.ThrowIfNull(fieldType);
        fieldType.ApplyDirective("authenticated");
        GuardedResolver.Wrap(fieldType, caller => caller.IsSignedIn || caller.IsService);
    }
}

/// <summary>The field answers only to callers whose token carries all these scopes (or to services).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class RequiresScopesAttribute(params string[] scopes) : GraphQLAttribute
{
    /// <summary>All of them are needed.</summary>
    public IReadOnlyList<string> Scopes { get; } = scopes;

    /// <inheritdoc />
    public override float Priority => 10f;

    /// <inheritdoc />
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        ArgumentNullException.ThrowIfNull(fieldType);
        fieldType.ApplyDirective("requiresScopes", directive => directive.AddArgument(
            new DirectiveArgument("scopes") { Value = new object[] { Scopes.Cast<object>().ToArray() } }));
        GuardedResolver.Wrap(fieldType, caller => Scopes.All(caller.HasScope));
    }
}

/// <summary>The field is a command between services: absent from the public schema, and refused without a service token.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ServiceOnlyAttribute : GraphQLAttribute
{
    /// <inheritdoc />
    public override float Priority => 10f;

    /// <inheritdoc />
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        ArgumentNullException.ThrowIfNull(fieldType);
        fieldType.Inaccessible();
        GuardedResolver.Wrap(fieldType, caller => caller.IsService);
    }
}

/// <summary>Asks who calls before the field is resolved.</summary>
internal sealed class GuardedResolver(IFieldResolver inner, Func<Caller, bool> isAllowed) : IFieldResolver
{
    public static void Wrap(FieldType field, Func<Caller, bool> isAllowed)
    {
        if (field.StreamResolver is { } stream)
        {
            field.StreamResolver = new GuardedStreamResolver(stream, isAllowed);
        }
        else if (field.Resolver is { } resolver)
        {
            field.Resolver = new GuardedResolver(resolver, isAllowed);
        }
    }

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        Check(context, isAllowed);
        return inner.ResolveAsync(context);
    }

    public static void Check(IResolveFieldContext context, Func<Caller, bool> isAllowed)
    {
        var caller = Caller.Of(context.User);
        if (!isAllowed(caller))
        {
            throw caller.IsSignedIn || caller.IsService
                ? new ExecutionError($"Your token does not allow '{context.FieldDefinition.Name}'.") { Code = "FORBIDDEN" }
                : new ExecutionError($"Sign in to use '{context.FieldDefinition.Name}'.") { Code = "UNAUTHENTICATED" };
        }
    }
}

/// <summary>Asks who calls before the stream begins.</summary>
internal sealed class GuardedStreamResolver(ISourceStreamResolver inner, Func<Caller, bool> isAllowed) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        GuardedResolver.Check(context, isAllowed);
        return inner.ResolveAsync(context);
    }
}
