using Dengke.Platform.Handling;

namespace Dengke.Features.Stations;

/// <summary>Something that happened to a capture station, which is the event's subject.</summary>
public abstract record StationEvent(Guid Device, string Name, int Number) : IAuditEvent
{
    public string? Subject => Device.ToString();
}

[Words("新增采集站 {name}, 机位 {number}", "Station {name} added, number {number}")]
public sealed record StationAdded(Guid Device, string Name, int Number) : StationEvent(Device, Name, Number);

[Words("采集站 {name} 的配对码已重发", "A new enrolment code was made for station {name}")]
public sealed record StationCodeMade(Guid Device, string Name, int Number) : StationEvent(Device, Name, Number);

[Words("采集站 {name} 已登记, 公钥 {keyId}", "Station {name} enrolled with key {keyId}")]
public sealed record StationEnrolled(Guid Device, string Name, int Number, string KeyId) : StationEvent(Device, Name, Number);

[Words("采集站 {name} 已停用: {reason}", "Station {name} revoked: {reason}")]
public sealed record StationRevoked(Guid Device, string Name, int Number, string Reason) : StationEvent(Device, Name, Number);
