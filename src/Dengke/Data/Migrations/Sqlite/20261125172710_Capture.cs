using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Capture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "College", table: "Reminders", newName: "About");

            migrationBuilder.RenameIndex(
                name: "IX_Reminders_CampaignId_College_Deadline_Days",
                table: "Reminders",
                newName: "IX_Reminders_CampaignId_About_Deadline_Days"
            );

            migrationBuilder.CreateTable(
                name: "CaptureCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SealedToken = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SaidAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaptureCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaptureCodes_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "CaptureSlots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaptureSlots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaptureSlots_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "CapturedPhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShotNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CapturedPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CapturedPhotos_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "HallCounters",
                columns: table => new
                {
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastTicket = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HallCounters", x => new { x.CampaignId, x.SessionId });
                    table.ForeignKey(
                        name: "FK_HallCounters_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "HallStations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HallStations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HallStations_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "HallTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SlotStartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArrivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PriorityReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Station = table.Column<int>(type: "INTEGER", nullable: true),
                    CalledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AdmittedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HallTickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HallTickets_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Receipt = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WaiverReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    OperatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OperatorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payments_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ReceiptCounters",
                columns: table => new
                {
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptCounters", x => x.CampaignId);
                    table.ForeignKey(
                        name: "FK_ReceiptCounters_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RevokedCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    RevokedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevokedCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RevokedCodes_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StudioSlots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudioSlots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudioSlots_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TillClosings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OperatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OperatorName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CashRecordedFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CashCountedFen = table.Column<long>(type: "INTEGER", nullable: false),
                    AlipayFen = table.Column<long>(type: "INTEGER", nullable: false),
                    WeChatFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    Voided = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TillClosings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TillClosings_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TimetableRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClassName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    From = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimetableRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimetableRules_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_TimetableRules_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Timetables",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FillPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    SolvedInMs = table.Column<int>(type: "INTEGER", nullable: true),
                    Optimal = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timetables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Timetables_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StudentSlots",
                columns: table => new
                {
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SlotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Swapped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentSlots", x => x.StudentId);
                    table.ForeignKey(
                        name: "FK_StudentSlots_CaptureSlots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "CaptureSlots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_StudentSlots_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ShotEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShotNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Station = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OutcomeNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    OutcomeAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShotEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShotEntries_HallTickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "HallTickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_ShotEntries_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StudioBookings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RetakeReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    BookedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudioBookings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudioBookings_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_StudioBookings_StudioSlots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "StudioSlots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TimetablePlacements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TimetableId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StudentNo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Students = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimetablePlacements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimetablePlacements_Timetables_TimetableId",
                        column: x => x.TimetableId,
                        principalTable: "Timetables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CaptureCodes_CampaignId_Hash",
                table: "CaptureCodes",
                columns: new[] { "CampaignId", "Hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_CaptureCodes_StudentId",
                table: "CaptureCodes",
                column: "StudentId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_CaptureSlots_CampaignId_SessionId_StartsAt",
                table: "CaptureSlots",
                columns: new[] { "CampaignId", "SessionId", "StartsAt" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_CapturedPhotos_CampaignId_StudentId_TakenAt",
                table: "CapturedPhotos",
                columns: new[] { "CampaignId", "StudentId", "TakenAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CapturedPhotos_StudentId",
                table: "CapturedPhotos",
                column: "StudentId",
                unique: true,
                filter: "\"State\" = 'Current'"
            );

            migrationBuilder.CreateIndex(
                name: "IX_HallStations_CampaignId_SessionId_Number",
                table: "HallStations",
                columns: new[] { "CampaignId", "SessionId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_HallTickets_CampaignId_SessionId_Number",
                table: "HallTickets",
                columns: new[] { "CampaignId", "SessionId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_HallTickets_CampaignId_SessionId_State",
                table: "HallTickets",
                columns: new[] { "CampaignId", "SessionId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_HallTickets_CampaignId_SessionId_Station",
                table: "HallTickets",
                columns: new[] { "CampaignId", "SessionId", "Station" },
                unique: true,
                filter: "\"State\" IN ('Called', 'Serving')"
            );

            migrationBuilder.CreateIndex(
                name: "IX_HallTickets_CampaignId_SessionId_StudentId",
                table: "HallTickets",
                columns: new[] { "CampaignId", "SessionId", "StudentId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_HallTickets_StudentId", table: "HallTickets", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CampaignId_Day_OperatorId",
                table: "Payments",
                columns: new[] { "CampaignId", "Day", "OperatorId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CampaignId_Receipt",
                table: "Payments",
                columns: new[] { "CampaignId", "Receipt" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CampaignId_StudentId_Occasion",
                table: "Payments",
                columns: new[] { "CampaignId", "StudentId", "Occasion" },
                unique: true,
                filter: "\"VoidedAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_Payments_StudentId", table: "Payments", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_RevokedCodes_CampaignId_Hash",
                table: "RevokedCodes",
                columns: new[] { "CampaignId", "Hash" }
            );

            migrationBuilder.CreateIndex(name: "IX_RevokedCodes_StudentId", table: "RevokedCodes", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_ShotEntries_CampaignId_SessionId_ShotNumber",
                table: "ShotEntries",
                columns: new[] { "CampaignId", "SessionId", "ShotNumber" },
                unique: true,
                filter: "\"VoidReason\" IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_ShotEntries_StudentId", table: "ShotEntries", column: "StudentId");

            migrationBuilder.CreateIndex(name: "IX_ShotEntries_TicketId", table: "ShotEntries", column: "TicketId");

            migrationBuilder.CreateIndex(name: "IX_StudentSlots_SlotId", table: "StudentSlots", column: "SlotId");

            migrationBuilder.CreateIndex(name: "IX_StudioBookings_SlotId", table: "StudioBookings", column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_StudioBookings_StudentId",
                table: "StudioBookings",
                column: "StudentId",
                unique: true,
                filter: "\"State\" = 'Booked'"
            );

            migrationBuilder.CreateIndex(
                name: "IX_StudioSlots_CampaignId_StartsAt",
                table: "StudioSlots",
                columns: new[] { "CampaignId", "StartsAt" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_TillClosings_CampaignId_Day_OperatorId",
                table: "TillClosings",
                columns: new[] { "CampaignId", "Day", "OperatorId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_TimetablePlacements_TimetableId",
                table: "TimetablePlacements",
                column: "TimetableId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_TimetableRules_CampaignId_ClassName",
                table: "TimetableRules",
                columns: new[] { "CampaignId", "ClassName" }
            );

            migrationBuilder.CreateIndex(name: "IX_TimetableRules_StudentId", table: "TimetableRules", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_Timetables_CampaignId_Number",
                table: "Timetables",
                columns: new[] { "CampaignId", "Number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "CaptureCodes");

            migrationBuilder.DropTable(name: "CapturedPhotos");

            migrationBuilder.DropTable(name: "HallCounters");

            migrationBuilder.DropTable(name: "HallStations");

            migrationBuilder.DropTable(name: "Payments");

            migrationBuilder.DropTable(name: "ReceiptCounters");

            migrationBuilder.DropTable(name: "RevokedCodes");

            migrationBuilder.DropTable(name: "ShotEntries");

            migrationBuilder.DropTable(name: "StudentSlots");

            migrationBuilder.DropTable(name: "StudioBookings");

            migrationBuilder.DropTable(name: "TillClosings");

            migrationBuilder.DropTable(name: "TimetablePlacements");

            migrationBuilder.DropTable(name: "TimetableRules");

            migrationBuilder.DropTable(name: "HallTickets");

            migrationBuilder.DropTable(name: "CaptureSlots");

            migrationBuilder.DropTable(name: "StudioSlots");

            migrationBuilder.DropTable(name: "Timetables");

            migrationBuilder.RenameColumn(name: "About", table: "Reminders", newName: "College");

            migrationBuilder.RenameIndex(
                name: "IX_Reminders_CampaignId_About_Deadline_Days",
                table: "Reminders",
                newName: "IX_Reminders_CampaignId_College_Deadline_Days"
            );
        }
    }
}
