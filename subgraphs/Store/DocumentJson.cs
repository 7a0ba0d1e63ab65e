using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Octomart.Store.Serialization;

namespace Octomart.Store;

/// <summary>
/// How documents and messages become JSON: camelCase, enums by name, times as <see cref="StoreTime"/> text. Nulls are written,
/// so that a member with an initialiser comes back as it went in. Computed members are not stored.
/// </summary>
public static class DocumentJson
{
    /// <summary>Shared by both adapters, by predicates and by messages.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Whether two documents would be stored alike. Records that hold lists are never equal to copies of themselves.</summary>
    public static bool Same<T>(T left, T right) => JsonSerializer.SerializeToUtf8Bytes(left, Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(right, Options));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { StoredMembers.LeaveOutComputed } },
            Converters =
            {
                new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
                new StoreTimeConverter(),
                new ImmutableArrayConverterFactory(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
