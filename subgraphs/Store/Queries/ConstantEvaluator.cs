using System.Linq.Expressions;
using System.Reflection;

namespace Octomart.Store.Queries;

/// <summary>Parts of a predicate that do not depend on the document are evaluated before translation.</summary>
internal static class ConstantEvaluator
{
    public static bool IsConstant(Expression expression, ParameterExpression parameter)
    {
        // What most predicates compare with: a constant, or a local, which the compiler keeps in a field of a closure.
        if (expression is ConstantExpression or MemberExpression { Expression: ConstantExpression or null })
        {
            return true;
        }

        var finder = new ParameterFinder(parameter);
        finder.Visit(expression);
        return !finder.Found;
    }

    public static object? Evaluate(Expression expression) => TryRead(expression, out var value) ? value : Interpret(expression);

    /// <summary>Follows fields and properties to their value, a hundred times faster than an interpreted lambda does.</summary>
    private static bool TryRead(Expression expression, out object? value)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;
            case MemberExpression { Expression: null } of when of.Member is FieldInfo or PropertyInfo:
                value = ValueOf(of.Member, null);
                return true;
            case MemberExpression { Expression: { } inner } of when TryRead(inner, out var owner) && owner is not null && !IsNullable(inner.Type):
                value = ValueOf(of.Member, owner);
                return true;
            // A conversion that keeps the boxed value: to a nullable, a base class or an interface, and of an enum, whose number FieldValue reads.
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null, Operand: var operand } convert
                when operand.Type.IsEnum || convert.Type.IsAssignableFrom(operand.Type) || Nullable.GetUnderlyingType(convert.Type) == operand.Type:
                return TryRead(operand, out value);
            default:
                value = null;
                return false;
        }
    }

    private static object? ValueOf(MemberInfo member, object? owner) => member switch
    {
        FieldInfo field => field.GetValue(owner),
        PropertyInfo property => property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null),
        _ => throw new NotSupportedException($"'{member}' is neither a field nor a property."),
    };

    private static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static object? Interpret(Expression expression) =>
        Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();

    private sealed class ParameterFinder(ParameterExpression parameter) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == parameter;
            return node;
        }
    }
}
