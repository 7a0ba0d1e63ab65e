using System.Collections.Concurrent;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>
/// How C# becomes schema, once for all subgraphs:
/// <list type="bullet">
/// <item>descriptions come from the XML docs (<see cref="XmlDescriptions"/>);</item>
/// <item>class names lose the suffixes <c>Type</c> and <c>Reference</c>: <c>ProductType</c> is <c>Product</c>;</item>
/// <item>strings named <c>Id</c>, <c>...Id</c> or <c>...Ids</c> are IDs, those named <c>Currency</c> are currency codes;</item>
/// <item>parameters that are services, and <see cref="Caller"/>, are injected and no arguments;</item>
/// <item>a class joins the interfaces that carry <see cref="GraphQLInterfaceAttribute"/>;</item>
/// <item>defaults of record parameters are defaults of input fields.</item>
/// </list>
/// GraphQL.NET knows such conventions per process only, so this one serves all subgraphs of a process at once.
/// </summary>
public sealed class Conventions : GraphQLAttribute
{
    private static readonly ConcurrentDictionary<Type, byte> ServiceTypes = new();
    private static readonly Lock Installing = new();
    private static bool _isInstalled;

    private Conventions()
    {
    }

    /// <inheritdoc />
    public override float Priority => 0.5f; // Before the attributes of members, so that they have the last word.

    /// <summary>Installs the conventions and tells them which parameter types are services.</summary>
    public static void Install(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var service in services)
        {
            ServiceTypes.TryAdd(service.ServiceType, 0);
        }

        lock (Installing)
        {
            if (!_isInstalled)
            {
                GlobalSwitches.GlobalAttributes.Add(new Conventions());
                _isInstalled = true;
            }
        }
    }

    /// <inheritdoc />
    public override void Modify(IGraphType graphType, Type sourceType)
    {
        ArgumentNullException.ThrowIfNull(graphType);
        ArgumentNullException.ThrowIfNull(sourceType);
        graphType.Name = NameOf(sourceType);
        graphType.Description ??= XmlDescriptions.Of(sourceType);
        if (graphType is IObjectGraphType objectType)
        {
            foreach (var implemented in sourceType.GetInterfaces().Where(i => i.IsDefined(typeof(GraphQLInterfaceAttribute))))
            {
                objectType.Interfaces.Add(typeof(AutoRegisteringInterfaceGraphType<>).MakeGenericType(implemented));
            }
        }
    }

    /// <inheritdoc />
    public override void Modify(FieldType fieldType, bool isInputType, IGraphType graphType, MemberInfo memberInfo, ref bool ignore)
    {
        ArgumentNullException.ThrowIfNull(fieldType);
        ArgumentNullException.ThrowIfNull(memberInfo);
        fieldType.Description ??= XmlDescriptions.Of(memberInfo);
        if (isInputType && DefaultOf(memberInfo) is { } value)
        {
            fieldType.DefaultValue = value;
        }

        // Members that records and objects have anyway are no fields.
        ignore |= memberInfo.Name is "Deconstruct" or "<Clone>$" or "Equals" or "GetHashCode" or "ToString" or "PrintMembers";
    }

    /// <inheritdoc />
    public override void Modify(EnumValueDefinition enumValueDefinition)
    {
        ArgumentNullException.ThrowIfNull(enumValueDefinition);
        if (enumValueDefinition.Value is Enum value && value.GetType().GetField(value.ToString()) is { } field)
        {
            enumValueDefinition.Description ??= XmlDescriptions.Of(field);
        }
    }

    /// <inheritdoc />
    public override void Modify(TypeInformation typeInformation)
    {
        ArgumentNullException.ThrowIfNull(typeInformation);
        var name = typeInformation.ParameterInfo?.Name ?? typeInformation.MemberInfo.Name;
        if (typeInformation.Type != typeof(string) || typeInformation.GraphType is not null)
        {
            return;
        }

        if (name.Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal) || name == "ids")
        {
            typeInformation.GraphType = typeof(IdGraphType);
        }
        else if (name.Equals("currency", StringComparison.OrdinalIgnoreCase))
        {
            typeInformation.GraphType = typeof(CurrencyCodeScalar);
        }
    }

    /// <inheritdoc />
    public override void Modify<TParameterType>(ArgumentInformation argumentInformation)
    {
        ArgumentNullException.ThrowIfNull(argumentInformation);
        if (argumentInformation.Expression is not null)
        {
            return;
        }

        var type = typeof(TParameterType);
        if (type == typeof(Caller))
        {
            argumentInformation.SetDelegate(context => (TParameterType)(object)Caller.Of(context.User));
        }
        else if (ServiceTypes.ContainsKey(type) || (type.IsGenericType && ServiceTypes.ContainsKey(type.GetGenericTypeDefinition())))
        {
            argumentInformation.SetDelegate(context => (TParameterType)context.RequestServices!.GetRequiredService(type));
        }
    }

    /// <inheritdoc />
    public override void Modify(QueryArgument queryArgument, ParameterInfo parameterInfo)
    {
        ArgumentNullException.ThrowIfNull(queryArgument);
        queryArgument.Description ??= XmlDescriptions.Of(parameterInfo);
    }

    internal static string NameOf(Type type)
    {
        if (type.IsGenericType)
        {
            return string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        }

        var name = type.Name;
        if (type.IsInterface && name is ['I', _, ..] && char.IsUpper(name[1]))
        {
            return name[1..];
        }

        return Without(Without(name, "Type"), "Reference");
    }

    private static string Without(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

    private static object? DefaultOf(MemberInfo member) => member.DeclaringType!.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .FirstOrDefault(parameter => parameter.Name == member.Name && parameter.HasDefaultValue)?.DefaultValue;
}
