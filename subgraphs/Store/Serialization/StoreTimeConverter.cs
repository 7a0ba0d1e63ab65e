using System.Text.Json;
using System.Text.Json.Serialization;

namespace Octomart.Store.Serialization;

internal sealed class StoreTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(StoreTime.ToText(value));
}
