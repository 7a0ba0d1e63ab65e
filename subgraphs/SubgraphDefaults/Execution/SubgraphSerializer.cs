using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace Octomart.SubgraphDefaults.Execution;

/// <summary>GraphQL.NET's serializer with its options in reach, and without escaping what JSON need not escape.</summary>
internal sealed class SubgraphSerializer(IErrorInfoProvider errors)
    : GraphQLSerializer(options => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, errors)
{
    public JsonSerializerOptions Json => SerializerOptions;
}
