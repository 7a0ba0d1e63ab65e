using System.Buffers;

namespace Octomart.GraphQLTransport.Http;

/// <summary>The responses of a batch, in the order in which their operations were sent.</summary>
internal sealed class BatchResponse(IReadOnlyList<GraphQLResponse> responses) : GraphQLResponse
{
    public override void WriteTo(IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var i = 0; i < responses.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : default);
            responses[i].WriteTo(output);
        }

        output.Write("]"u8);
    }
}
