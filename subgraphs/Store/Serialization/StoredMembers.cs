using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Octomart.Store.Serialization;

/// <summary>
/// Keeps members that are computed from others out of the stored text: their value could grow stale, and a predicate on
/// one would silently compare that stale value. A get-only member that the constructor fills is stored.
/// </summary>
internal static class StoredMembers
{
    public static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i] is { Set: null, AttributeProvider: PropertyInfo { SetMethod: null } property }
                && !IsFilledByConstructor(type.Type, property))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private static bool IsFilledByConstructor(Type type, PropertyInfo property) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
}
