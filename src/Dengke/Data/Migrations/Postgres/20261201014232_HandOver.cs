using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HandOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Token",
                table: "RevokedCodes",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Token",
                table: "CaptureCodes",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "IdentityChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FollowUp = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    FollowedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    FollowedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdentityChecks_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PhotoReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    PhotoId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SealedView = table.Column<string>(type: "text", nullable: true),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoReadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhotoReadings_CapturedPhotos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "CapturedPhotos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PhotoReadings_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RecipientKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    KeyId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AddedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RetiredReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecipientKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecipientKeys_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    SealedSecret = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "StationDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublicKey = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    KeyId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AddedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EnrolledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StationDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StationDevices_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ReceivedShots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DeviceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShotId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Token = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Ticket = table.Column<int>(type: "integer", nullable: true),
                    Shot = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OriginalFileId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Statement = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Problem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: true),
                    PhotoId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedShots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedShots_CapturedPhotos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "CapturedPhotos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_ReceivedShots_StationDevices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "StationDevices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_ReceivedShots_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PhotoCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: true),
                    PhotoId = table.Column<Guid>(type: "uuid", nullable: true),
                    ShotId = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhotoCases_CapturedPhotos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "CapturedPhotos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PhotoCases_ReceivedShots_ShotId",
                        column: x => x.ShotId,
                        principalTable: "ReceivedShots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PhotoCases_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CaptureCodes_CampaignId_Token",
                table: "CaptureCodes",
                columns: new[] { "CampaignId", "Token" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_IdentityChecks_CampaignId_State",
                table: "IdentityChecks",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_IdentityChecks_StudentId",
                table: "IdentityChecks",
                column: "StudentId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_PhotoCases_CampaignId_State",
                table: "PhotoCases",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PhotoCases_PhotoId",
                table: "PhotoCases",
                column: "PhotoId",
                unique: true,
                filter: "\"State\" = 'Open'"
            );

            migrationBuilder.CreateIndex(name: "IX_PhotoCases_ShotId", table: "PhotoCases", column: "ShotId");

            migrationBuilder.CreateIndex(name: "IX_PhotoCases_StudentId", table: "PhotoCases", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_PhotoReadings_CampaignId_State",
                table: "PhotoReadings",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PhotoReadings_PhotoId",
                table: "PhotoReadings",
                column: "PhotoId",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_PhotoReadings_StudentId", table: "PhotoReadings", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedShots_CampaignId_State",
                table: "ReceivedShots",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedShots_CampaignId_Token",
                table: "ReceivedShots",
                columns: new[] { "CampaignId", "Token" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedShots_DeviceId_ShotId_Sha256",
                table: "ReceivedShots",
                columns: new[] { "DeviceId", "ShotId", "Sha256" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ReceivedShots_PhotoId", table: "ReceivedShots", column: "PhotoId");

            migrationBuilder.CreateIndex(name: "IX_ReceivedShots_StudentId", table: "ReceivedShots", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_RecipientKeys_CampaignId_KeyId",
                table: "RecipientKeys",
                columns: new[] { "CampaignId", "KeyId" },
                unique: true,
                filter: "\"RetiredAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_SigningKeys_KeyId", table: "SigningKeys", column: "KeyId", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StationDevices_CampaignId_Number",
                table: "StationDevices",
                columns: new[] { "CampaignId", "Number" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_StationDevices_CodeHash",
                table: "StationDevices",
                column: "CodeHash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_StationDevices_KeyId", table: "StationDevices", column: "KeyId", unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "IdentityChecks");

            migrationBuilder.DropTable(name: "PhotoCases");

            migrationBuilder.DropTable(name: "PhotoReadings");

            migrationBuilder.DropTable(name: "RecipientKeys");

            migrationBuilder.DropTable(name: "SigningKeys");

            migrationBuilder.DropTable(name: "ReceivedShots");

            migrationBuilder.DropTable(name: "StationDevices");

            migrationBuilder.DropIndex(name: "IX_CaptureCodes_CampaignId_Token", table: "CaptureCodes");

            migrationBuilder.DropColumn(name: "Token", table: "RevokedCodes");

            migrationBuilder.DropColumn(name: "Token", table: "CaptureCodes");
        }
    }
}
