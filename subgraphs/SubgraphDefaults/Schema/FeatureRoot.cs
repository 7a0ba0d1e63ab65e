using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>The fields of one feature class, whose instance is made per field call from the request's services.</summary>
[DoNotRegister]
internal sealed class FeatureRoot<T> : AutoRegisteringObjectGraphType<T>
{
    private static readonly ObjectFactory Create = ActivatorUtilities.CreateFactory(typeof(T), []);

    protected override LambdaExpression BuildMemberInstanceExpression(MemberInfo memberInfo) =>
        (Expression<Func<IResolveFieldContext, T>>)(context => (T)Create(context.RequestServices!, null));
}
