namespace Octomart.Messaging;

/// <summary>A message type's name between services: the record's own name, such as <c>ProductChanged</c>.</summary>
public static class MessageName
{
    /// <summary>The name of a message type.</summary>
    public static string Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsGenericType || type.IsInterface || type.IsAbstract
            ? throw new ArgumentException($"{type.Name} is no message type: messages are plain records.", nameof(type))
            : type.Name;
    }
}
