using Dengke.Domain.Kernel;

namespace Dengke.Station;

/// <summary>Why something was refused, in red at the top of the page until the next act.</summary>
/// <param name="Number">Rises with each, so that the same one twice is seen to be new.</param>
internal sealed record RedBar(int Number, Failure Failure);
