using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Confirmation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameInitials",
                table: "Students",
                type: "TEXT",
                maxLength: 401,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.CreateTable(
                name: "AuditLeaves",
                columns: table => new
                {
                    OperationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SealNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLeaves", x => x.OperationId);
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => x.Number);
                }
            );

            migrationBuilder.CreateTable(
                name: "CollegeSubmissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    College = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollegeSubmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollegeSubmissions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ContactNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactNotes_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Corrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RegistryValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AcademicValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RequestedValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SealedValue = table.Column<string>(type: "TEXT", nullable: true),
                    RegistryWrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    AcademicWrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Route = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByProxy = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ForwardedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ForwardedTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Corrections_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StudentConfirmations",
                columns: table => new
                {
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticked = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ViewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclaredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclaredHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ProxyReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Late = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SummaryRound = table.Column<int>(type: "INTEGER", nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentConfirmations", x => x.StudentId);
                    table.ForeignKey(
                        name: "FK_StudentConfirmations_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WindowExtensions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    College = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    GrantedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    GrantedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WindowExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WindowExtensions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SignedSummaries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedRows = table.Column<string>(type: "TEXT", nullable: false),
                    RowsHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Students = table.Column<int>(type: "INTEGER", nullable: false),
                    Corrections = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Late = table.Column<bool>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedToken = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PaperArrivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PaperWay = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    TrackingNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PaperRecordedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReturnedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedSummaries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignedSummaries_CollegeSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "CollegeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "EvidenceFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CorrectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FileId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OriginalSeenBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceFiles_Corrections_CorrectionId",
                        column: x => x.CorrectionId,
                        principalTable: "Corrections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RecordAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OldValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NewValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SealedValue = table.Column<string>(type: "TEXT", nullable: true),
                    CorrectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordAmendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordAmendments_Corrections_CorrectionId",
                        column: x => x.CorrectionId,
                        principalTable: "Corrections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_RecordAmendments_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Operations_Type_At", table: "Operations", columns: new[] { "Type", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLeaves_SealNumber_Position",
                table: "AuditLeaves",
                columns: new[] { "SealNumber", "Position" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_CollegeSubmissions_CampaignId_College",
                table: "CollegeSubmissions",
                columns: new[] { "CampaignId", "College" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_ContactNotes_StudentId", table: "ContactNotes", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_CampaignId_State",
                table: "Corrections",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(name: "IX_Corrections_StudentId", table: "Corrections", column: "StudentId");

            migrationBuilder.CreateIndex(name: "IX_EvidenceFiles_CorrectionId", table: "EvidenceFiles", column: "CorrectionId");

            migrationBuilder.CreateIndex(name: "IX_EvidenceFiles_StudentId", table: "EvidenceFiles", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordAmendments_CampaignId_StudentId",
                table: "RecordAmendments",
                columns: new[] { "CampaignId", "StudentId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RecordAmendments_CorrectionId",
                table: "RecordAmendments",
                column: "CorrectionId"
            );

            migrationBuilder.CreateIndex(name: "IX_RecordAmendments_StudentId", table: "RecordAmendments", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_SignedSummaries_SubmissionId_Round",
                table: "SignedSummaries",
                columns: new[] { "SubmissionId", "Round" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_SignedSummaries_TokenHash",
                table: "SignedSummaries",
                column: "TokenHash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_StudentConfirmations_CampaignId_State",
                table: "StudentConfirmations",
                columns: new[] { "CampaignId", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WindowExtensions_CampaignId_Phase",
                table: "WindowExtensions",
                columns: new[] { "CampaignId", "Phase" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AuditLeaves");

            migrationBuilder.DropTable(name: "AuditSeals");

            migrationBuilder.DropTable(name: "ContactNotes");

            migrationBuilder.DropTable(name: "EvidenceFiles");

            migrationBuilder.DropTable(name: "RecordAmendments");

            migrationBuilder.DropTable(name: "SignedSummaries");

            migrationBuilder.DropTable(name: "StudentConfirmations");

            migrationBuilder.DropTable(name: "WindowExtensions");

            migrationBuilder.DropTable(name: "Corrections");

            migrationBuilder.DropTable(name: "CollegeSubmissions");

            migrationBuilder.DropIndex(name: "IX_Operations_Type_At", table: "Operations");

            migrationBuilder.DropColumn(name: "NameInitials", table: "Students");
        }
    }
}
