CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE users (
	id BIGINT NOT NULL,
	telegram_index BLOB NOT NULL,
	telegram_id BLOB NOT NULL,
	language VARCHAR(8) NOT NULL,
	session BLOB,
	rev INTEGER NOT NULL,
	shown BLOB,
	shown_rev INTEGER NOT NULL,
	created_at DATETIME NOT NULL, quarantined_index BLOB, left_rev INTEGER, privacy BLOB, held_by BIGINT, held_until DATETIME,
	CONSTRAINT pk_users PRIMARY KEY (id),
	CONSTRAINT uq_users_telegram_index UNIQUE (telegram_index)
);

CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	bot_id BIGINT NOT NULL,
	update_id BIGINT NOT NULL,
	user_id BIGINT NOT NULL,
	body BLOB NOT NULL,
	attempts INTEGER NOT NULL,
	received_at DATETIME NOT NULL,
	CONSTRAINT uq_inbox_bot_id_update_id UNIQUE (bot_id, update_id),
	CONSTRAINT fk_inbox_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE claims (
	id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	form TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	about BLOB NOT NULL,
	status TEXT NOT NULL,
	rev INTEGER NOT NULL,
	place BLOB,
	created_at DATETIME NOT NULL,
	updated_at DATETIME NOT NULL, filing BLOB, number INTEGER DEFAULT '0' NOT NULL, person BLOB, serial INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_claims PRIMARY KEY (id),
	CONSTRAINT fk_claims_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE "evidence" (
	id BLOB NOT NULL,
	claim_id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	item TEXT NOT NULL,
	status TEXT NOT NULL,
	file_id BLOB NOT NULL,
	unique_id BLOB NOT NULL,
	name BLOB NOT NULL,
	caption BLOB NOT NULL,
	sha256 BLOB,
	"group" TEXT NOT NULL,
	declared_size BIGINT NOT NULL,
	size BIGINT,
	blob VARCHAR(32),
	received_at DATETIME NOT NULL,
	saved_at DATETIME,
	own_key BLOB,
	media_type BLOB NOT NULL,
	CONSTRAINT pk_evidence PRIMARY KEY (id),
	CONSTRAINT fk_evidence_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_evidence_claim_id_number UNIQUE (claim_id, number),
	CONSTRAINT fk_evidence_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE jobs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	"key" TEXT NOT NULL,
	user_id BIGINT NOT NULL,
	state TEXT NOT NULL,
	code TEXT NOT NULL,
	progress INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	due_at DATETIME NOT NULL,
	lease VARCHAR(32),
	lease_until DATETIME,
	asked_at DATETIME NOT NULL,
	CONSTRAINT uq_jobs_kind_key UNIQUE (kind, "key"),
	CONSTRAINT fk_jobs_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE quarantine (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	user_id BIGINT NOT NULL,
	at DATETIME NOT NULL,
	code TEXT NOT NULL,
	"table" TEXT NOT NULL,
	"row" TEXT NOT NULL,
	"column" TEXT NOT NULL,
	body BLOB,
	told_at DATETIME,
	CONSTRAINT fk_quarantine_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE marks (
	name VARCHAR(16) NOT NULL,
	mark BLOB NOT NULL,
	CONSTRAINT pk_marks PRIMARY KEY (name)
);

CREATE TABLE people (
	id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	facts BLOB NOT NULL,
	status TEXT NOT NULL,
	rev INTEGER NOT NULL,
	created_at DATETIME NOT NULL,
	updated_at DATETIME NOT NULL,
	CONSTRAINT pk_people PRIMARY KEY (id),
	CONSTRAINT fk_people_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE handshakes (
	id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	link BLOB NOT NULL,
	secret BLOB NOT NULL,
	taker_id BIGINT,
	state TEXT NOT NULL,
	tries INTEGER NOT NULL,
	created_at DATETIME NOT NULL,
	expires_at DATETIME,
	CONSTRAINT pk_handshakes PRIMARY KEY (id),
	CONSTRAINT uq_handshakes_link UNIQUE (link),
	CONSTRAINT fk_handshakes_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_handshakes_taker_id FOREIGN KEY(taker_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE staff (
	id BIGINT NOT NULL,
	telegram_index BLOB,
	login_index BLOB,
	card BLOB NOT NULL,
	secrets BLOB,
	roles TEXT NOT NULL,
	trained BOOLEAN NOT NULL,
	sex VARCHAR(1) NOT NULL,
	language VARCHAR(8) NOT NULL,
	single_keys BOOLEAN NOT NULL,
	factor_step INTEGER NOT NULL,
	noticed_at DATETIME,
	created_at DATETIME NOT NULL,
	disabled_at DATETIME,
	CONSTRAINT pk_staff PRIMARY KEY (id),
	CONSTRAINT uq_staff_telegram_index UNIQUE (telegram_index),
	CONSTRAINT uq_staff_login_index UNIQUE (login_index)
);

CREATE TABLE staff_sessions (
	token BLOB NOT NULL,
	staff_id BIGINT NOT NULL,
	begun_at DATETIME NOT NULL,
	seen_at DATETIME NOT NULL,
	CONSTRAINT pk_staff_sessions PRIMARY KEY (token),
	CONSTRAINT fk_staff_sessions_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);

CREATE TABLE passes (
	secret BLOB NOT NULL,
	code BLOB,
	staff_id BIGINT,
	ends_at DATETIME NOT NULL,
	CONSTRAINT pk_passes PRIMARY KEY (secret),
	CONSTRAINT fk_passes_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);

CREATE TABLE strikes (
	about BLOB NOT NULL,
	count INTEGER NOT NULL,
	last_at DATETIME NOT NULL,
	CONSTRAINT pk_strikes PRIMARY KEY (about)
);

CREATE TABLE shares (
	id BLOB NOT NULL,
	claim_id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	state TEXT NOT NULL,
	round INTEGER NOT NULL,
	form TEXT NOT NULL,
	language VARCHAR(8) NOT NULL,
	ready BOOLEAN NOT NULL,
	sensitive BOOLEAN NOT NULL,
	sex VARCHAR(1) NOT NULL,
	wish BLOB NOT NULL,
	asked_at DATETIME NOT NULL,
	queued_at DATETIME NOT NULL,
	ends_at DATETIME NOT NULL,
	holder BIGINT,
	held_until DATETIME,
	decided_by BIGINT,
	decided_at DATETIME,
	first_taken_at DATETIME,
	CONSTRAINT pk_shares PRIMARY KEY (id),
	CONSTRAINT fk_shares_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE,
	CONSTRAINT fk_shares_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE share_rounds (
	share_id BLOB NOT NULL,
	number INTEGER NOT NULL,
	body BLOB NOT NULL,
	made_at DATETIME NOT NULL,
	CONSTRAINT pk_share_rounds PRIMARY KEY (share_id, number),
	CONSTRAINT fk_share_rounds_share_id FOREIGN KEY(share_id) REFERENCES shares (id) ON DELETE CASCADE
);

CREATE TABLE remarks (
	id BLOB NOT NULL,
	share_id BLOB NOT NULL,
	round INTEGER NOT NULL,
	form TEXT NOT NULL,
	"key" TEXT NOT NULL,
	item TEXT NOT NULL,
	file VARCHAR(32) NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	staff_id BIGINT NOT NULL,
	body BLOB NOT NULL,
	written_at DATETIME NOT NULL,
	sent_at DATETIME,
	settled_at DATETIME,
	CONSTRAINT pk_remarks PRIMARY KEY (id),
	CONSTRAINT fk_remarks_share_id FOREIGN KEY(share_id) REFERENCES shares (id) ON DELETE CASCADE
);

CREATE TABLE acquaintances (
	staff_id BIGINT NOT NULL,
	user_id BIGINT NOT NULL,
	CONSTRAINT pk_acquaintances PRIMARY KEY (staff_id, user_id),
	CONSTRAINT fk_acquaintances_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE,
	CONSTRAINT fk_acquaintances_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE permits (
	id BLOB NOT NULL,
	kind TEXT NOT NULL,
	what TEXT NOT NULL,
	asked_by BIGINT NOT NULL,
	asked_at DATETIME NOT NULL,
	approved_by BIGINT,
	ends_at DATETIME,
	closed_at DATETIME,
	outcome TEXT NOT NULL,
	CONSTRAINT pk_permits PRIMARY KEY (id)
);

CREATE TABLE remark_templates (
	id BLOB NOT NULL,
	kind TEXT NOT NULL,
	uk TEXT NOT NULL,
	en TEXT NOT NULL,
	retired_at DATETIME,
	edited_by BIGINT NOT NULL,
	edited_at DATETIME NOT NULL,
	CONSTRAINT pk_remark_templates PRIMARY KEY (id)
);

CREATE TABLE messages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	user_id BIGINT NOT NULL,
	at DATETIME NOT NULL,
	due_at DATETIME,
	number BLOB NOT NULL,
	CONSTRAINT fk_messages_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE endings (
	claim_id BLOB NOT NULL,
	since DATETIME NOT NULL,
	warnings INTEGER NOT NULL,
	warned_at DATETIME,
	CONSTRAINT pk_endings PRIMARY KEY (claim_id),
	CONSTRAINT fk_endings_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE leases (
	name VARCHAR(16) NOT NULL,
	token VARCHAR(32) NOT NULL,
	until DATETIME NOT NULL,
	CONSTRAINT pk_leases PRIMARY KEY (name)
);

CREATE TABLE handled (
	bot_id BIGINT NOT NULL,
	update_id BIGINT NOT NULL,
	day INTEGER NOT NULL,
	CONSTRAINT pk_handled PRIMARY KEY (bot_id, update_id)
)
 WITHOUT ROWID

;

CREATE TABLE serials (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	claim_id BLOB NOT NULL,
	user_id BIGINT NOT NULL,
	CONSTRAINT uq_serials_claim_id UNIQUE (claim_id)
);

CREATE TABLE answers (
	serial INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	item TEXT NOT NULL,
	body BLOB NOT NULL,
	CONSTRAINT pk_answers PRIMARY KEY (serial, "key", item),
	CONSTRAINT fk_answers_serial FOREIGN KEY(serial) REFERENCES claims (serial) ON DELETE CASCADE
)
 WITHOUT ROWID

;

CREATE TABLE unplaced (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	serial INTEGER NOT NULL,
	n INTEGER NOT NULL
);

CREATE TABLE places (
	first INTEGER NOT NULL,
	entries BLOB NOT NULL,
	witness BLOB,
	CONSTRAINT pk_places PRIMARY KEY (first)
);

CREATE TABLE audit (
	serial INTEGER NOT NULL,
	n INTEGER NOT NULL,
	at DATETIME NOT NULL,
	user_id BIGINT,
	event TEXT NOT NULL,
	keys TEXT NOT NULL,
	actor BIGINT DEFAULT '0' NOT NULL,
	mark BLOB,
	CONSTRAINT pk_audit PRIMARY KEY (serial, n)
)
 WITHOUT ROWID

;

CREATE INDEX ix_audit_at ON audit (at) WHERE event <> '1';

CREATE INDEX ix_audit_user_id ON audit (user_id) WHERE user_id IS NOT NULL;

CREATE UNIQUE INDEX ix_claims_serial ON claims (serial);

CREATE INDEX ix_claims_status ON claims (status) WHERE status <> 'draft';

CREATE INDEX ix_claims_user_id ON claims (user_id);

CREATE INDEX ix_evidence_blob ON evidence (blob);

CREATE INDEX ix_evidence_status ON evidence (status);

CREATE INDEX ix_evidence_user_id ON evidence (user_id);

CREATE INDEX ix_handshakes_taker_id ON handshakes (taker_id);

CREATE INDEX ix_handshakes_user_id ON handshakes (user_id);

CREATE INDEX ix_inbox_user_id_id ON inbox (user_id, id);

CREATE INDEX ix_jobs_open ON jobs (kind, due_at) WHERE state IN ('waiting', 'running');

CREATE INDEX ix_jobs_user_id ON jobs (user_id);

CREATE INDEX ix_messages_due_at ON messages (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX ix_messages_user_id ON messages (user_id);

CREATE INDEX ix_passes_code ON passes (code);

CREATE INDEX ix_people_user_id ON people (user_id);

CREATE INDEX ix_permits_closed_at ON permits (closed_at);

CREATE INDEX ix_quarantine_user_id ON quarantine (user_id);

CREATE INDEX ix_remarks_share_id ON remarks (share_id);

CREATE INDEX ix_serials_user_id ON serials (user_id);

CREATE INDEX ix_shares_holder ON shares (holder);

CREATE UNIQUE INDEX ix_shares_live ON shares (claim_id) WHERE state != 'ended';

CREATE INDEX ix_shares_state_queued_at ON shares (state, queued_at);

CREATE INDEX ix_shares_user_id ON shares (user_id);

CREATE INDEX ix_staff_sessions_staff_id ON staff_sessions (staff_id);

CREATE INDEX ix_users_behind ON users (created_at) WHERE shown_rev < rev;

CREATE INDEX ix_users_left_rev ON users (left_rev) WHERE left_rev IS NOT NULL;

CREATE INDEX ix_users_quarantined_index ON users (quarantined_index) WHERE quarantined_index IS NOT NULL;

INSERT INTO alembic_version (version_num) VALUES ('0018');
