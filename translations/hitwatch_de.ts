<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AlertPage</name>
    <message>
        <source>There are no rules, so no alert can trigger.</source>
        <translation>Es gibt keine Regeln, daher kann kein Alarm ausgelöst werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a rule, what it says</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (off)</source>
        <comment>a rule</comment>
        <translation>%1 (aus)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertRules</name>
    <message>
        <source>The rule needs a name.</source>
        <translation>Die Regel braucht einen Namen.</translation>
    </message>
    <message>
        <source>The time range must be 1 to 3,600 seconds.</source>
        <translation>Der Zeitraum muss 1 bis 3.600 Sekunden lang sein.</translation>
    </message>
    <message>
        <source>&apos;Trigger at&apos; must be above 0.</source>
        <translation>„Auslösen ab“ muss über 0 liegen.</translation>
    </message>
    <message>
        <source>A rate cannot be above 100%.</source>
        <translation>Eine Rate kann nicht über 100 % liegen.</translation>
    </message>
    <message>
        <source>&apos;Resolve below&apos; must be above 0 and not above &apos;Trigger at&apos;.</source>
        <translation>„Aufheben unter“ muss über 0 und darf nicht über „Auslösen ab“ liegen.</translation>
    </message>
    <message>
        <source>&apos;Trigger after&apos; and &apos;Resolve after&apos; must be 0 to 3,600 seconds.</source>
        <translation>„Auslösen nach“ und „Aufheben nach“ müssen 0 bis 3.600 Sekunden sein.</translation>
    </message>
    <message>
        <source>The minimum number of responses must be 1 to 1,000,000.</source>
        <translation>Die Mindestzahl der Antworten muss zwischen 1 und 1.000.000 liegen.</translation>
    </message>
    <message>
        <source>The command needs a program.</source>
        <translation>Der Befehl braucht ein Programm.</translation>
    </message>
    <message>
        <source>The command&apos;s program must be an absolute path, or a name without a path.</source>
        <translation>Das Programm des Befehls muss ein absoluter Pfad sein oder ein Name ohne Pfad.</translation>
    </message>
    <message>
        <source>Two rules have the same name.</source>
        <translation>Zwei Regeln haben denselben Namen.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>%1 → %2</source>
        <comment>a request target and its section</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>SourceText</name>
    <message>
        <source>all interfaces</source>
        <translation>alle Schnittstellen</translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>Interfaces…</source>
        <translation>Schnittstellen …</translation>
    </message>
    <message>
        <source>Interfaces: %1</source>
        <translation>Schnittstellen: %1</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Capturing on %1</source>
        <translation>Mitschnitt: %1</translation>
    </message>
    <message>
        <source>Replaying %1</source>
        <translation>Wiedergabe: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lesen: %1</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Stopped at %1: %2</source>
        <comment>share of a file, its name</comment>
        <translation>Bei %1 angehalten: %2</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>%1, capture filter: %2</source>
        <translation>%1, Mitschnittfilter: %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::AboutDialog</name>
    <message>
        <source>See the HTTP traffic on this machine, without getting in its way.</source>
        <translation>Zeigt den HTTP-Verkehr dieses Rechners, ohne ihn zu stören.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes with no warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer (GPL-3.0-or-later). Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>About Hitwatch</source>
        <translation>Über Hitwatch</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertBanner</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Mute for 15 min</source>
        <translation>15 min stumm</translation>
    </message>
    <message>
        <source>Show what caused this alert</source>
        <translation>Zeigen, was diesen Alarm verursacht hat</translation>
    </message>
    <message>
        <source>Mute notifications for 15 minutes; the window still shows alerts</source>
        <translation>Benachrichtigungen 15 Minuten lang stummschalten; das Fenster zeigt Alarme weiterhin</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>alert; mostly a.example /api</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertCommand</name>
    <message>
        <source>The command of the rule &apos;%1&apos; failed: %2: %3</source>
        <translation>Der Befehl der Regel „%1“ ist fehlgeschlagen: %2: %3</translation>
    </message>
    <message>
        <source>The command of the rule &apos;%1&apos; is too slow; it was not run for one alert.</source>
        <translation>Der Befehl der Regel „%1“ ist zu langsam; für einen Alarm wurde er nicht ausgeführt.</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertHistory</name>
    <message>
        <source>Alerts arrive faster than they can be saved. The newest ones are shown, but will not be in the history.</source>
        <translation>Alarme treffen schneller ein, als sie gespeichert werden können. Die neuesten werden angezeigt, fehlen aber im Verlauf.</translation>
    </message>
    <message>
        <source>The alert history was written by a newer version of Hitwatch. It was renamed to %1, and a new one was started.</source>
        <translation>Der Alarmverlauf stammt von einer neueren Version von Hitwatch. Er wurde in %1 umbenannt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>The alert history is damaged (%1). It was renamed to %2, and a new one was started.</source>
        <translation>Der Alarmverlauf ist beschädigt (%1). Er wurde in %2 umbenannt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>Alerts are not saved because the Qt driver for SQLite is missing. Install the package libqt6sql6-sqlite and restart Hitwatch.</source>
        <translation>Alarme werden nicht gespeichert, weil der SQLite-Treiber von Qt fehlt. Installieren Sie das Paket libqt6sql6-sqlite und starten Sie Hitwatch neu.</translation>
    </message>
    <message>
        <source>Alerts cannot be saved to %1: %2. They are kept in memory, and Hitwatch tries again every few seconds.</source>
        <translation>Alarme können nicht in %1 gespeichert werden: %2. Sie bleiben im Speicher, und Hitwatch versucht es alle paar Sekunden erneut.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) in the history could not be read and were skipped.</source>
        <translation>
            <numerusform>%n Alarm im Verlauf war nicht lesbar und wurde übersprungen.</numerusform>
            <numerusform>%n Alarme im Verlauf waren nicht lesbar und wurden übersprungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertLine</name>
    <message>
        <source>No alert</source>
        <translation>Kein Alarm</translation>
    </message>
    <message>
        <source>Not capturing yet</source>
        <translation>Noch kein Mitschnitt</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertNotifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Mute for 15 min</source>
        <translation>15 min stumm</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertPage</name>
    <message>
        <source>Rules:</source>
        <translation>Regeln:</translation>
    </message>
    <message>
        <source>Alert &amp;rules…</source>
        <translation>Alarm&amp;regeln …</translation>
    </message>
    <message>
        <source>When alerts trigger and resolve, and which program to run.</source>
        <translation>Wann Alarme ausgelöst und aufgehoben werden, und welches Programm dann läuft.</translation>
    </message>
    <message>
        <source>Show desktop &amp;notifications</source>
        <translation>Desktop-&amp;Benachrichtigungen anzeigen</translation>
    </message>
    <message>
        <source>The banner and the tray icon always show alerts.</source>
        <translation>Das Banner und das Symbol in der Systemleiste zeigen Alarme immer an.</translation>
    </message>
    <message>
        <source>&amp;Keep at most:</source>
        <translation>Höchstens &amp;behalten:</translation>
    </message>
    <message>
        <source> alerts</source>
        <translation> Alarme</translation>
    </message>
    <message>
        <source>Kept across restarts; oldest deleted first.</source>
        <translation>Bleiben über Neustarts erhalten; die ältesten werden zuerst gelöscht.</translation>
    </message>
    <message>
        <source>&amp;For:</source>
        <translation>&amp;Für:</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertText</name>
    <message>
        <source>Alert: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Resolved: %1</source>
        <translation>Aufgehoben: %1</translation>
    </message>
    <message>
        <source>Alert ended: %1</source>
        <translation>Alarm beendet: %1</translation>
    </message>
    <message>
        <source>after %1 (rule changed), peak %2</source>
        <translation>nach %1 (Regel geändert), Spitze %2</translation>
    </message>
    <message>
        <source>after %1 (clock set back), peak %2</source>
        <translation>nach %1 (Uhr zurückgestellt), Spitze %2</translation>
    </message>
    <message>
        <source>still firing after %1, peak %2</source>
        <translation>noch aktiv nach %1, Spitze %2</translation>
    </message>
    <message>
        <source>after %1, peak %2</source>
        <translation>nach %1, Spitze %2</translation>
    </message>
    <message>
        <source>p95 %1 in %2 (threshold %3)</source>
        <translation>p95 %1 in %2 (Schwelle %3)</translation>
    </message>
    <message>
        <source>%1 in %2 (threshold %3)</source>
        <translation>%1 in %2 (Schwelle %3)</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>%1, peak %2</source>
        <translation>%1, Spitze %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>Capture ended: %1</source>
        <translation>Mitschnitt beendet: %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertWords</name>
    <message>
        <source>top: %1</source>
        <comment>host and section</comment>
        <translation>vor allem %1</translation>
    </message>
    <message>
        <source>top: %1 (%2)</source>
        <comment>host and section, share</comment>
        <translation>vor allem %1 (%2)</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Rule changed</source>
        <translation>Regel geändert</translation>
    </message>
    <message>
        <source>Clock set back</source>
        <translation>Uhr zurückgestellt</translation>
    </message>
    <message>
        <source>Capture ended</source>
        <translation>Mitschnitt beendet</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Aufgehoben</translation>
    </message>
    <message>
        <source>Triggered %1 at %2</source>
        <translation>Ausgelöst %1 bei %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Still firing, now %1</source>
        <translation>Noch aktiv, jetzt %1</translation>
    </message>
    <message>
        <source>Lasted %1, peak %2</source>
        <translation>Dauerte %1, Spitze %2</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertsHead</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Top contributors</source>
        <translation>Verursacher</translation>
    </message>
    <message>
        <source>Top sections, hosts, clients and status codes when the alert triggered</source>
        <translation>Häufigste Abschnitte, Hosts, Clients und Statuscodes beim Auslösen des Alarms</translation>
    </message>
    <message>
        <source>Latest requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>The last requests before the alert</source>
        <translation>Die letzten Anfragen vor dem Alarm</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln …</translation>
    </message>
    <message>
        <source>Set up alert rules</source>
        <translation>Alarmregeln einrichten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save the alerts to a file</source>
        <translation>Die Alarme in einer Datei speichern</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Delete all alerts from the history</source>
        <translation>Alle Alarme aus dem Verlauf löschen</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertsPanel</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>%1 of %2 firing</source>
        <translation>%1 von %2 aktiv</translation>
    </message>
    <message>
        <source>Clear the alert history?</source>
        <translation>Den Alarmverlauf leeren?</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) and their details will be permanently deleted.</source>
        <translation>
            <numerusform>%n Alarm und seine Details werden endgültig gelöscht.</numerusform>
            <numerusform>%n Alarme und ihre Details werden endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Verlauf leeren</translation>
    </message>
</context>
<context>
    <name>hitwatch::AutostartChoice</name>
    <message>
        <source>Start in the &amp;tray at login</source>
        <translation>Bei der Anmeldung in der System&amp;leiste starten</translation>
    </message>
</context>
<context>
    <name>hitwatch::AutostartFile</name>
    <message>
        <source>%1 could not be removed: %2. Check its permissions.</source>
        <translation>%1 ließ sich nicht entfernen: %2. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The folder %1 could not be created: %2. Check its permissions.</source>
        <translation>Der Ordner %1 ließ sich nicht anlegen: %2. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Check its permissions.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Capture HTTP traffic in the background</source>
        <translation>HTTP-Verkehr im Hintergrund mitschneiden</translation>
    </message>
</context>
<context>
    <name>hitwatch::CaptureOptions</name>
    <message>
        <source>Capture &amp;options</source>
        <translation>&amp;Optionen des Mitschnitts</translation>
    </message>
    <message>
        <source>&amp;Ports:</source>
        <translation>&amp;Ports:</translation>
    </message>
    <message>
        <source>Capture &amp;filter:</source>
        <translation>Mitschnitt&amp;filter:</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>Bytes kept per packet. Truncated HTTP headers count as lost.</source>
        <translation>So viele Bytes werden je Paket behalten. Abgeschnittene HTTP-Header zählen als verloren.</translation>
    </message>
    <message>
        <source>Snapshot &amp;length:</source>
        <translation>Snapshot-&amp;Länge:</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>All, or for example 80, 8000-8100</source>
        <translation>Alle, oder zum Beispiel 80, 8000-8100</translation>
    </message>
    <message>
        <source>Capture filter</source>
        <translation>Mitschnittfilter</translation>
    </message>
    <message>
        <source>None, or for example host 10.0.0.7</source>
        <translation>Keiner, oder zum Beispiel host 10.0.0.7</translation>
    </message>
    <message>
        <source>A filter expression as in tcpdump; see pcap-filter(7)</source>
        <translation>Ein Filterausdruck wie bei tcpdump; siehe pcap-filter(7)</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>Ports %1</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) per packet</source>
        <translation>
            <numerusform>%n Byte je Paket</numerusform>
            <numerusform>%n Bytes je Paket</numerusform>
        </translation>
    </message>
    <message>
        <source>promiscuous mode</source>
        <translation>Promiscuous-Modus</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Valid filter</source>
        <translation>Gültiger Filter</translation>
    </message>
    <message>
        <source>Capture packets addressed to other &amp;machines (promiscuous mode)</source>
        <translation>Pakete an andere &amp;Rechner mitschneiden (Promiscuous-Modus)</translation>
    </message>
    <message>
        <source>This is a folder: choose a file in it</source>
        <translation>Das ist ein Ordner: Wählen Sie eine Datei darin</translation>
    </message>
    <message>
        <source>This is not a regular file: TLS secrets are read from files only</source>
        <translation>Das ist keine gewöhnliche Datei: TLS-Schlüssel werden nur aus Dateien gelesen</translation>
    </message>
    <message>
        <source>You may not read this file: ask its owner for read permission</source>
        <translation>Sie dürfen diese Datei nicht lesen: Bitten Sie den Eigentümer um das Leserecht</translation>
    </message>
    <message>
        <source>TLS &amp;key log:</source>
        <translation>TLS-Schlüsselproto&amp;koll:</translation>
    </message>
    <message>
        <source>TLS key log</source>
        <translation>TLS-Schlüsselprotokoll</translation>
    </message>
    <message>
        <source>none: HTTPS is counted, but not read</source>
        <translation>keines: HTTPS wird gezählt, aber nicht gelesen</translation>
    </message>
    <message>
        <source>Browsers, curl and other programs write their TLS secrets to the file that the environment variable SSLKEYLOGFILE names. With this file, HTTPS is read too.</source>
        <translation>Browser, curl und andere Programme schreiben ihre TLS-Schlüssel in die Datei, die die Umgebungsvariable SSLKEYLOGFILE nennt. Mit dieser Datei wird auch HTTPS gelesen.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>Choose TLS Key Log</source>
        <translation>TLS-Schlüsselprotokoll wählen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>TLS key log %1</source>
        <translation>TLS-Schlüsselprotokoll %1</translation>
    </message>
    <message>
        <source>Does not exist yet: HTTPS is read once a program writes it</source>
        <translation>Noch nicht vorhanden: HTTPS wird gelesen, sobald ein Programm die Datei schreibt</translation>
    </message>
    <message>
        <source>Other users can read this file, and decrypt your traffic with it</source>
        <translation>Andere Benutzer können diese Datei lesen und damit Ihren Datenverkehr entschlüsseln</translation>
    </message>
    <message>
        <source>From the environment variable SSLKEYLOGFILE</source>
        <translation>Aus der Umgebungsvariablen SSLKEYLOGFILE</translation>
    </message>
</context>
<context>
    <name>hitwatch::CheckedSpinBox</name>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::ClientsModel</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>hitwatch::CommandField</name>
    <message>
        <source>Run a &amp;program</source>
        <translation>Ein &amp;Programm starten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Auswählen …</translation>
    </message>
    <message>
        <source>Program:</source>
        <translation>Programm:</translation>
    </message>
    <message>
        <source>Ar&amp;guments:</source>
        <translation>Ar&amp;gumente:</translation>
    </message>
    <message>
        <source>One argument per line, passed as is, without a shell. The program runs when the alert triggers and when it resolves, with the alert as JSON on standard input.</source>
        <translation>Ein Argument pro Zeile, unverändert und ohne Shell übergeben. Das Programm läuft beim Auslösen und beim Aufheben des Alarms und erhält ihn als JSON auf der Standardeingabe.</translation>
    </message>
    <message>
        <source>Choose Program</source>
        <translation>Programm auswählen</translation>
    </message>
</context>
<context>
    <name>hitwatch::CommandRun</name>
    <message>
        <source>could not be started: %1</source>
        <translation>konnte nicht gestartet werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>ran for more than %n second(s) and was stopped</source>
        <translation>
            <numerusform>lief länger als %n Sekunde und wurde beendet</numerusform>
            <numerusform>lief länger als %n Sekunden und wurde beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>ist abgestürzt</translation>
    </message>
    <message>
        <source>exited with code %1</source>
        <translation>endete mit dem Code %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>problem, what the program said</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>hitwatch::CompactView</name>
    <message>
        <source>Back to the main window</source>
        <translation>Zurück zum Hauptfenster</translation>
    </message>
    <message>
        <source>Back to the main window (Escape)</source>
        <translation>Zurück zum Hauptfenster (Esc)</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Hitwatch</source>
        <translation>Hitwatch</translation>
    </message>
</context>
<context>
    <name>hitwatch::CompletenessPanel</name>
    <message>
        <source>in the selected range</source>
        <translation>im gewählten Zeitraum</translation>
    </message>
    <message>
        <source>in the last %1</source>
        <translation>in den letzten %1</translation>
    </message>
    <message>
        <source>since the capture started</source>
        <translation>seit Beginn des Mitschnitts</translation>
    </message>
    <message>
        <source>Not capturing yet</source>
        <translation>Noch kein Mitschnitt</translation>
    </message>
    <message>
        <source>Losses %1</source>
        <translation>Verluste %1</translation>
    </message>
    <message>
        <source>Earlier losses</source>
        <translation>Frühere Verluste</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Not analyzed %1</source>
        <translation>Nicht ausgewertet %1</translation>
    </message>
    <message>
        <source>Also noticed %1</source>
        <translation>Außerdem bemerkt %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::CompletenessRow</name>
    <message>
        <source>%1 on %2</source>
        <comment>cause, interface</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what it means, what helps</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Since the capture started: %1</source>
        <translation>Seit Beginn des Mitschnitts: %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::CompletenessText</name>
    <message numerus="yes">
        <source>%Ln gap(s)</source>
        <translation>
            <numerusform>%Ln Lücke</numerusform>
            <numerusform>%Ln Lücken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln loss(es)</source>
        <translation>
            <numerusform>%Ln Verlust</numerusform>
            <numerusform>%Ln Verluste</numerusform>
        </translation>
    </message>
    <message>
        <source>Not captured</source>
        <translation>Nicht mitgeschnitten</translation>
    </message>
    <message>
        <source>File incomplete</source>
        <translation>Datei unvollständig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 read</source>
        <comment>share of a file</comment>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>%1 of %2 not read</source>
        <comment>parts of a file</comment>
        <translation>%1 von %2 nicht gelesen</translation>
    </message>
    <message>
        <source>%1 not analyzed</source>
        <comment>20 TLS connections</comment>
        <translation>%1 nicht ausgewertet</translation>
    </message>
    <message>
        <source>within the capture filter</source>
        <translation>innerhalb des Mitschnittfilters</translation>
    </message>
    <message>
        <source>within the capture filter, %1</source>
        <translation>innerhalb des Mitschnittfilters, %1</translation>
    </message>
    <message>
        <source>counts are too low: %1</source>
        <comment>193 gaps</comment>
        <translation>Zahlen sind zu niedrig: %1</translation>
    </message>
    <message>
        <source>%1 of %2 read so far</source>
        <comment>parts of a file</comment>
        <translation>bisher %1 von %2 gelesen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>rest of the file not read</source>
        <translation>Rest der Datei nicht gelesen</translation>
    </message>
</context>
<context>
    <name>hitwatch::DataPage</name>
    <message>
        <source>Number of path segments in a section. Changing this resets the tables.</source>
        <translation>Anzahl der Pfadsegmente eines Abschnitts. Eine Änderung setzt die Tabellen zurück.</translation>
    </message>
    <message>
        <source>Group &amp;numeric IDs</source>
        <translation>&amp;Numerische IDs zusammenfassen</translation>
    </message>
    <message>
        <source>Numeric path segments become :n, so /users/1 and /users/2 are one section. Changing this resets the tables.</source>
        <translation>Numerische Pfadsegmente werden zu :n, sodass /users/1 und /users/2 ein Abschnitt sind. Eine Änderung setzt die Tabellen zurück.</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>Chart &amp;history:</source>
        <translation>&amp;Verlauf im Diagramm:</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>How far back the chart reaches. Takes effect with the next capture.</source>
        <translation>So weit reicht das Diagramm zurück. Wirkt ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>Older ones drop off the list but still count. Takes effect with the next capture.</source>
        <translation>Ältere fallen aus der Liste, zählen aber weiter. Wirkt ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>R&amp;ows per table:</source>
        <translation>Z&amp;eilen pro Tabelle:</translation>
    </message>
    <message>
        <source>The rest is summed up in the row &apos;Other&apos;. Takes effect with the next capture.</source>
        <translation>Der Rest wird in der Zeile „Sonstige“ summiert. Wirkt ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>Tracked &amp;connections:</source>
        <translation>Verfolgte Ver&amp;bindungen:</translation>
    </message>
    <message>
        <source>Beyond this, the least recently active one is dropped and counted as lost. Takes effect with the next capture.</source>
        <translation>Darüber hinaus wird die am längsten inaktive verworfen und als Verlust gezählt. Wirkt ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>Section dept&amp;h:</source>
        <translation>Abschnitts&amp;tiefe:</translation>
    </message>
    <message>
        <source>Re&amp;quests listed:</source>
        <translation>&amp;Anfragen in der Liste:</translation>
    </message>
</context>
<context>
    <name>hitwatch::DesktopProgram</name>
    <message>
        <source>The tray icon could not be shown, so the window was opened. Your desktop may need an extension for tray icons.</source>
        <translation>In der Systemleiste ließ sich kein Symbol anzeigen, deshalb wurde das Fenster geöffnet. Eventuell braucht Ihre Arbeitsumgebung dafür eine Erweiterung.</translation>
    </message>
    <message>
        <source>A new window could not be started. Start hitwatch --new-window in a terminal to see why.</source>
        <translation>Ein neues Fenster ließ sich nicht starten. Starten Sie hitwatch --new-window in einem Terminal, um den Grund zu sehen.</translation>
    </message>
</context>
<context>
    <name>hitwatch::EmptyReason</name>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names in a list</comment>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>the demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>any interface</source>
        <translation>keiner Schnittstelle</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to capture yet</source>
        <translation>Sie haben noch keine Berechtigung zum Mitschneiden</translation>
    </message>
    <message>
        <source>No permission to read %1</source>
        <translation>Keine Berechtigung, %1 zu lesen</translation>
    </message>
    <message>
        <source>The capture has ended</source>
        <translation>Der Mitschnitt ist beendet</translation>
    </message>
    <message>
        <source>The capture could not start</source>
        <translation>Der Mitschnitt konnte nicht beginnen</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 konnte nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%1 disappeared</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 ist verschwunden</numerusform>
            <numerusform>%1 sind verschwunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is down</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 ist abgeschaltet</numerusform>
            <numerusform>%1 sind abgeschaltet</numerusform>
        </translation>
    </message>
    <message>
        <source>Capture resumes when it comes back, or choose another interface.</source>
        <translation>Der Mitschnitt wird fortgesetzt, sobald sie zurückkehrt. Oder wählen Sie eine andere Schnittstelle.</translation>
    </message>
    <message>
        <source>Capture resumes when it comes up, or choose another interface.</source>
        <translation>Der Mitschnitt wird fortgesetzt, sobald sie wieder aktiv ist. Oder wählen Sie eine andere Schnittstelle.</translation>
    </message>
    <message>
        <source>No packets match the capture filter</source>
        <translation>Keine Pakete passen zum Mitschnittfilter</translation>
    </message>
    <message>
        <source>No packets on %1 match &quot;%2&quot;.</source>
        <translation>Auf %1 passen keine Pakete zu „%2“.</translation>
    </message>
    <message>
        <source>No packets in %1</source>
        <translation>Keine Pakete in %1</translation>
    </message>
    <message>
        <source>The capture is empty. Open another file, or select interfaces to capture on.</source>
        <translation>Der Mitschnitt ist leer. Öffnen Sie eine andere Datei oder wählen Sie Schnittstellen zum Mitschneiden.</translation>
    </message>
    <message>
        <source>No packets on %1</source>
        <translation>Keine Pakete auf %1</translation>
    </message>
    <message>
        <source>There was no traffic during the capture. Your traffic may use another interface.</source>
        <translation>Während des Mitschnitts gab es keinen Verkehr. Ihr Verkehr läuft vielleicht über eine andere Schnittstelle.</translation>
    </message>
    <message>
        <source>There has been no traffic yet. Send a request to a server, or select the interface that your traffic uses.</source>
        <translation>Bisher gab es keinen Verkehr. Senden Sie eine Anfrage an einen Server oder wählen Sie die Schnittstelle, über die Ihr Verkehr läuft.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>server name, its connections</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All traffic here is encrypted</source>
        <translation>Der gesamte Verkehr ist hier verschlüsselt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s)</source>
        <translation>
            <numerusform>%Ln TLS-Verbindung</numerusform>
            <numerusform>%Ln TLS-Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>5 TLS connections</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>TLS connections, their servers</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Hitwatch reads unencrypted HTTP, such as between a proxy and its servers, on lo, or between containers.</source>
        <translation>Hitwatch liest unverschlüsseltes HTTP, etwa zwischen einem Proxy und seinen Servern, auf lo oder zwischen Containern.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>No HTTP matches the capture filter</source>
        <translation>Kein HTTP passt zum Mitschnittfilter</translation>
    </message>
    <message>
        <source>%1 on %2 matched &quot;%3&quot;, none of them HTTP. If you expected HTTP, check the filter.</source>
        <translation>%1 auf %2 passten zu „%3“, keines davon HTTP. Wenn Sie HTTP erwartet haben, prüfen Sie den Filter.</translation>
    </message>
    <message>
        <source>No HTTP on %1</source>
        <translation>Kein HTTP auf %1</translation>
    </message>
    <message>
        <source>No HTTP in %1</source>
        <translation>Kein HTTP in %1</translation>
    </message>
    <message>
        <source>%1 seen, none of them HTTP.</source>
        <translation>%1 gesehen, keines davon HTTP.</translation>
    </message>
    <message>
        <source>No HTTP in this range</source>
        <translation>Kein HTTP in diesem Bereich</translation>
    </message>
    <message>
        <source>No HTTP in the last %1</source>
        <translation>Kein HTTP in den letzten %1</translation>
    </message>
    <message>
        <source>No complete HTTP message yet</source>
        <translation>Noch keine vollständige HTTP-Nachricht</translation>
    </message>
    <message>
        <source>Last request: %1.</source>
        <translation>Letzte Anfrage: %1.</translation>
    </message>
    <message>
        <source>There was HTTP at other times of this capture.</source>
        <translation>Zu anderen Zeiten dieses Mitschnitts gab es HTTP.</translation>
    </message>
    <message>
        <source>Not capturing yet</source>
        <translation>Noch kein Mitschnitt</translation>
    </message>
    <message>
        <source>Select the interfaces whose HTTP traffic you want to see, open a capture file, or play the demo.</source>
        <translation>Wählen Sie die Schnittstellen, deren HTTP-Verkehr Sie sehen möchten, öffnen Sie eine Mitschnittdatei oder spielen Sie die Demo ab.</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>Ports %1</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>Port %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::EmptyState</name>
    <message>
        <source>&amp;Select interfaces…</source>
        <translation>&amp;Schnittstellen wählen …</translation>
    </message>
    <message>
        <source>Change capture &amp;filter…</source>
        <translation>Mitschnitt&amp;filter ändern …</translation>
    </message>
    <message>
        <source>Play &amp;demo</source>
        <translation>&amp;Demo abspielen</translation>
    </message>
    <message>
        <source>&amp;Copy command</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Auszuführender Befehl</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>&amp;Open another file…</source>
        <translation>Andere Datei ö&amp;ffnen …</translation>
    </message>
</context>
<context>
    <name>hitwatch::EpisodeExport</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Time range (s)</source>
        <translation>Zeitraum (s)</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Aufgehoben</translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation>Dauer (s)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Trigger at</source>
        <translation>Auslösen ab</translation>
    </message>
    <message>
        <source>Resolve below</source>
        <translation>Aufheben unter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>bit/s</source>
        <translation>bit/s</translation>
    </message>
    <message>
        <source>%</source>
        <comment>unit of a share</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>hitwatch::EpisodeList</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Capture ended</source>
        <translation>Mitschnitt beendet</translation>
    </message>
    <message>
        <source>Show in Chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Copy Cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy Row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
</context>
<context>
    <name>hitwatch::EpisodesModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From trigger to resolution, or until now</source>
        <translation>Vom Auslösen bis zum Aufheben oder bis jetzt</translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation>Dauer (s)</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Highest value while the alert was firing</source>
        <translation>Höchster Wert, während der Alarm aktiv war</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>The alert triggers at this value</source>
        <translation>Ab diesem Wert wird der Alarm ausgelöst</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What was captured</source>
        <translation>Was mitgeschnitten wurde</translation>
    </message>
</context>
<context>
    <name>hitwatch::EvidencePane</name>
    <message>
        <source>Select an alert to see what caused it</source>
        <translation>Wählen Sie einen Alarm aus, um seine Ursachen zu sehen</translation>
    </message>
    <message>
        <source>Loading details…</source>
        <translation>Details werden geladen …</translation>
    </message>
    <message>
        <source>No details were saved for this alert</source>
        <translation>Zu diesem Alarm wurden keine Details gespeichert</translation>
    </message>
    <message>
        <source>What caused the alert</source>
        <translation>Was den Alarm verursacht hat</translation>
    </message>
    <message>
        <source>%1 (%2; %3 to %4)</source>
        <comment>alert; its rule; times</comment>
        <translation>%1 (%2; %3 bis %4)</translation>
    </message>
</context>
<context>
    <name>hitwatch::EvidenceRows</name>
    <message>
        <source>Other</source>
        <comment>all that have no row of their own</comment>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Top sections</source>
        <translation>Häufigste Abschnitte</translation>
    </message>
    <message>
        <source>Top hosts</source>
        <translation>Häufigste Hosts</translation>
    </message>
    <message>
        <source>Top clients</source>
        <translation>Häufigste Clients</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>section, host</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>hitwatch::EvidenceTable</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Copy Row</source>
        <translation>Zeile kopieren</translation>
    </message>
</context>
<context>
    <name>hitwatch::ExportActions</name>
    <message>
        <source>%1 as CSV…</source>
        <translation>%1 als CSV …</translation>
    </message>
    <message>
        <source>Report as JSON…</source>
        <translation>Bericht als JSON …</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>Diagramm als PNG …</translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation>Diagramm als SVG …</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>There is nothing to report yet. Start a capture first.</source>
        <translation>Es gibt noch nichts zu berichten. Starten Sie zuerst einen Mitschnitt.</translation>
    </message>
    <message>
        <source>Export Report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export Chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Scalable vector graphics (*.svg)</source>
        <translation>Skalierbare Vektorgrafik (*.svg)</translation>
    </message>
    <message>
        <source>Portable network graphics (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Alerts as CSV…</source>
        <translation>Alarme als CSV …</translation>
    </message>
    <message>
        <source>Alerts as JSON…</source>
        <translation>Alarme als JSON …</translation>
    </message>
    <message>
        <source>Export Alerts</source>
        <translation>Alarme exportieren</translation>
    </message>
</context>
<context>
    <name>hitwatch::ExportFile</name>
    <message>
        <source>No file name was given.</source>
        <translation>Es wurde kein Dateiname angegeben.</translation>
    </message>
    <message>
        <source>Cannot write %1: it is a folder. Add a file name.</source>
        <translation>%1 kann nicht geschrieben werden: Es ist ein Ordner. Ergänzen Sie einen Dateinamen.</translation>
    </message>
    <message>
        <source>Cannot write %1: the folder %2 does not exist. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: Den Ordner %2 gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 is not a folder. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: %2 ist kein Ordner. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Cannot write %1: the file is write-protected. Choose another name.</source>
        <translation>%1 kann nicht geschrieben werden: Die Datei ist schreibgeschützt. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Cannot write %1: you have no write permission in %2. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: Sie haben in %2 keine Schreibrechte. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Cannot write %1: the disk is full. Free some space, or choose another location.</source>
        <translation>%1 kann nicht geschrieben werden: Der Datenträger ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Speicherort.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2. Choose another location.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Wählen Sie einen anderen Speicherort.</translation>
    </message>
</context>
<context>
    <name>hitwatch::FigureCell</name>
    <message>
        <source>%1: %2</source>
        <comment>label and value of a figure</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::FigureValues</name>
    <message>
        <source>%1 / %2</source>
        <comment>time to first byte, p50 and p95</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <comment>kind of filter and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove the filter by %1</source>
        <translation>Filter nach %1 entfernen</translation>
    </message>
</context>
<context>
    <name>hitwatch::Format</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1 PB</source>
        <translation>%1 PB</translation>
    </message>
    <message>
        <source>%1 EB</source>
        <translation>%1 EB</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation>%1 EiB</translation>
    </message>
    <message>
        <source>%1 bit/s</source>
        <translation>%1 bit/s</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1 Gbit/s</source>
        <translation>%1 Gbit/s</translation>
    </message>
    <message>
        <source>%1 Tbit/s</source>
        <translation>%1 Tbit/s</translation>
    </message>
    <message>
        <source>%1 Pbit/s</source>
        <translation>%1 Pbit/s</translation>
    </message>
    <message>
        <source>%1 Ebit/s</source>
        <translation>%1 Ebit/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes per second: %1 is &apos;5 MB&apos;</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1%2</source>
        <comment>4.6%: number and percent sign</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>3 min 20 s: &apos;3 min&apos; and &apos;20 s&apos;</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time of day</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::GeneralPage</name>
    <message>
        <source>&amp;Theme:</source>
        <translation>Er&amp;scheinungsbild:</translation>
    </message>
    <message>
        <source>Same as desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>R&amp;ates:</source>
        <translation>&amp;Raten:</translation>
    </message>
    <message>
        <source>Bits per second</source>
        <translation>Bits pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;Sizes:</source>
        <translation>&amp;Größen:</translation>
    </message>
    <message>
        <source>kB, MB (steps of 1,000)</source>
        <translation>kB, MB (Schritte von 1000)</translation>
    </message>
    <message>
        <source>KiB, MiB (steps of 1,024)</source>
        <translation>KiB, MiB (Schritte von 1024)</translation>
    </message>
    <message>
        <source>R&amp;efresh every:</source>
        <translation>A&amp;ktualisieren alle:</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>How often figures, chart and tables are updated.</source>
        <translation>Wie oft Kennzahlen, Diagramm und Tabellen aktualisiert werden.</translation>
    </message>
    <message>
        <source>De&amp;fault time range:</source>
        <translation>Standard&amp;zeitraum:</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 s</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>2 min</source>
        <translation>2 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Covered by figures and tables.</source>
        <translation>Diesen Zeitraum decken Kennzahlen und Tabellen ab.</translation>
    </message>
    <message>
        <source>&amp;Close to the tray</source>
        <translation>In die Systemleiste s&amp;chließen</translation>
    </message>
    <message>
        <source>Closing the window keeps capturing and alerting, if the desktop has a tray.</source>
        <translation>Nach dem Schließen des Fensters laufen Mitschnitt und Alarme weiter, sofern es eine Systemleiste gibt.</translation>
    </message>
    <message>
        <source>Start &amp;minimized</source>
        <translation>&amp;Minimiert starten</translation>
    </message>
    <message>
        <source>Captures on the interfaces selected last. Without a tray, the window opens.</source>
        <translation>Schneidet auf den zuletzt gewählten Schnittstellen mit. Ohne Systemleiste öffnet sich das Fenster.</translation>
    </message>
</context>
<context>
    <name>hitwatch::HostsModel</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfaceModel</name>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>veth</source>
        <translation>veth</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more</source>
        <comment>addresses of an interface</comment>
        <translation>
            <numerusform>%1, %n weitere</numerusform>
            <numerusform>%1, %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (no link)</source>
        <translation>%1 (keine Verbindung)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind and alias of an interface</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Down. Capture starts when it comes up.</source>
        <translation>Abgeschaltet. Der Mitschnitt beginnt, sobald sie aktiv ist.</translation>
    </message>
    <message>
        <source>Up, but not connected.</source>
        <translation>Aktiv, aber nicht verbunden.</translation>
    </message>
    <message>
        <source>All traffic of the last minute, not only HTTP, as counted by the kernel.</source>
        <translation>Gesamter Verkehr der letzten Minute, nicht nur HTTP, vom Kernel gezählt.</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>Loopback</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>Keine Verbindung</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacePicker</name>
    <message>
        <source>&amp;All active interfaces</source>
        <translation>&amp;Alle aktiven Schnittstellen</translation>
    </message>
    <message>
        <source>Captures on every interface that is up when you start</source>
        <translation>Schneidet auf jeder Schnittstelle mit, die beim Start aktiv ist</translation>
    </message>
    <message>
        <source>Search interfaces</source>
        <translation>Schnittstellen suchen</translation>
    </message>
    <message>
        <source>Name, kind or address (%1)</source>
        <translation>Name, Art oder Adresse (%1)</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>There is no network interface here.
Capture files and the demo work without one.</source>
        <translation>Hier gibt es keine Netzwerkschnittstelle.
Mitschnittdateien und die Demo funktionieren auch ohne.</translation>
    </message>
    <message>
        <source>No matching interfaces</source>
        <translation>Keine passenden Schnittstellen</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacesDialog</name>
    <message>
        <source>Select Interfaces</source>
        <translation>Schnittstellen wählen</translation>
    </message>
    <message>
        <source>What do you want to watch?</source>
        <translation>Was möchten Sie beobachten?</translation>
    </message>
    <message>
        <source>Select one or more interfaces. A connection seen on several of them is counted once.</source>
        <translation>Wählen Sie eine oder mehrere Schnittstellen. Eine Verbindung, die auf mehreren zu sehen ist, wird einmal gezählt.</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Play &amp;demo</source>
        <translation>&amp;Demo abspielen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Start capture</source>
        <translation>Mitschnitt &amp;starten</translation>
    </message>
    <message>
        <source>Or drop a file here</source>
        <translation>Oder legen Sie hier eine Datei ab</translation>
    </message>
    <message>
        <source>Live capture is not possible yet; see above.</source>
        <translation>Ein Mitschnitt ist noch nicht möglich; siehe oben.</translation>
    </message>
    <message>
        <source>Select at least one interface.</source>
        <translation>Wählen Sie mindestens eine Schnittstelle.</translation>
    </message>
    <message>
        <source>All selected interfaces are down. Select one that is up.</source>
        <translation>Alle gewählten Schnittstellen sind abgeschaltet. Wählen Sie eine aktive.</translation>
    </message>
    <message numerus="yes">
        <source>Select at most %n interface(s).</source>
        <translation>
            <numerusform>Wählen Sie höchstens %n Schnittstelle.</numerusform>
            <numerusform>Wählen Sie höchstens %n Schnittstellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The capture options are invalid.</source>
        <translation>Die Mitschnittoptionen sind ungültig.</translation>
    </message>
    <message>
        <source>Open Capture File</source>
        <translation>Mitschnitt öffnen</translation>
    </message>
    <message>
        <source>Capture files (*.pcap *.pcapng *.cap *.gz)</source>
        <translation>Mitschnitte (*.pcap *.pcapng *.cap *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Op&amp;en capture file…</source>
        <translation>Mitschnitt ö&amp;ffnen …</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacesModel</name>
    <message>
        <source>Capturing</source>
        <translation>Schneidet mit</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Capture buffer full: %1</source>
        <translation>Mitschnittpuffer voll: %1</translation>
    </message>
    <message>
        <source>Dropped by the interface or its driver: %1</source>
        <translation>Von der Schnittstelle oder ihrem Treiber verworfen: %1</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>All captured packets</source>
        <translation>Alle mitgeschnittenen Pakete</translation>
    </message>
    <message>
        <source>To servers</source>
        <translation>Zu Servern</translation>
    </message>
    <message>
        <source>Traffic of HTTP connections on the link</source>
        <translation>Verkehr der HTTP-Verbindungen auf der Leitung</translation>
    </message>
    <message>
        <source>To servers (bytes/s)</source>
        <translation>Zu Servern (Bytes/s)</translation>
    </message>
    <message>
        <source>To clients</source>
        <translation>Zu Clients</translation>
    </message>
    <message>
        <source>To clients (bytes/s)</source>
        <translation>Zu Clients (Bytes/s)</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Packets lost before they could be counted</source>
        <translation>Pakete, die verloren gingen, bevor sie gezählt werden konnten</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
</context>
<context>
    <name>hitwatch::KeyFigures</name>
    <message>
        <source>Average over the time range: requests divided by its length.</source>
        <translation>Mittel über den Zeitraum: Anfragen geteilt durch seine Länge.</translation>
    </message>
    <message>
        <source>Bytes on the link that belong to HTTP connections, both directions, all captured interfaces; average over the time range.</source>
        <translation>Bytes auf der Leitung, die zu HTTP-Verbindungen gehören, in beiden Richtungen, auf allen mitgeschnittenen Schnittstellen; Mittel über den Zeitraum.</translation>
    </message>
    <message>
        <source>Share of final responses in the time range with status 4xx or 5xx.</source>
        <translation>Anteil der endgültigen Antworten im Zeitraum mit Status 4xx oder 5xx.</translation>
    </message>
    <message>
        <source>From the last packet of a request&apos;s header to the first packet of its response. Half of the responses were faster than p50, 95% were faster than p95.</source>
        <translation>Vom letzten Paket der Kopfdaten einer Anfrage bis zum ersten Paket ihrer Antwort. Die Hälfte der Antworten war schneller als p50, 95 % waren schneller als p95.</translation>
    </message>
    <message>
        <source>Distinct hosts in the time range; the server&apos;s address where no name was sent.</source>
        <translation>Verschiedene Hosts im Zeitraum; die Adresse des Servers, wo kein Name gesendet wurde.</translation>
    </message>
    <message>
        <source>Whether anything was missed. Click to see what, where and why.</source>
        <translation>Ob etwas fehlt. Ein Klick zeigt, was wo und warum.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>requests in time, interfaces</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>requests, time</comment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation>
            <numerusform>%Ln Schnittstelle</numerusform>
            <numerusform>%Ln Schnittstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>errors (4xx, 5xx)</source>
        <translation>Fehler (4xx, 5xx)</translation>
    </message>
    <message>
        <source>time to first byte p50 / p95</source>
        <translation>Zeit bis 1. Byte p50 / p95</translation>
    </message>
    <message>
        <source>hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln loss(es)</source>
        <translation>
            <numerusform>%Ln Verlust</numerusform>
            <numerusform>%Ln Verluste</numerusform>
        </translation>
    </message>
    <message>
        <source>requests/s (average)</source>
        <translation>Anfragen/s (Mittel)</translation>
    </message>
    <message>
        <source>traffic (average)</source>
        <translation>Verkehr (Mittel)</translation>
    </message>
</context>
<context>
    <name>hitwatch::LevelField</name>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source> requests</source>
        <translation> Anfragen</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>bit/s</source>
        <translation>bit/s</translation>
    </message>
    <message>
        <source>kbit/s</source>
        <translation>kbit/s</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>Gbit/s</source>
        <translation>Gbit/s</translation>
    </message>
    <message>
        <source>B/s</source>
        <translation>B/s</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation>GiB/s</translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation>kB/s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>GB/s</translation>
    </message>
    <message>
        <source>%1, unit</source>
        <comment>name of a field</comment>
        <translation>%1, Einheit</translation>
    </message>
    <message>
        <source>%</source>
        <comment>behind a number</comment>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>hitwatch::LiveGuard</name>
    <message>
        <source>%1. The live capture continues.</source>
        <translation>%1. Der laufende Mitschnitt geht weiter.</translation>
    </message>
    <message>
        <source>&amp;Stop Capture and Play</source>
        <translation>Mitschnitt &amp;beenden und abspielen</translation>
    </message>
    <message>
        <source>&amp;Stop Capture and Open</source>
        <translation>Mitschnitt &amp;beenden und öffnen</translation>
    </message>
    <message>
        <source>Stop capturing on %1 and play the demo?</source>
        <translation>Mitschnitt auf %1 beenden und die Demo abspielen?</translation>
    </message>
    <message>
        <source>Stop capturing on %1 and open %2?</source>
        <translation>Mitschnitt auf %1 beenden und %2 öffnen?</translation>
    </message>
    <message>
        <source>&amp;Open in New Window</source>
        <translation>In &amp;neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Stop reading %1 and play the demo?</source>
        <translation>Lesen von %1 beenden und die Demo abspielen?</translation>
    </message>
    <message>
        <source>Stop reading %1 and open %2?</source>
        <translation>Lesen von %1 beenden und %2 öffnen?</translation>
    </message>
    <message>
        <source>If you stop, the results of this capture are lost. A new window keeps it running.</source>
        <translation>Beim Beenden gehen die Ergebnisse dieses Mitschnitts verloren. Mit einem neuen Fenster läuft er weiter.</translation>
    </message>
</context>
<context>
    <name>hitwatch::LossCause</name>
    <message>
        <source>Undecodable: truncated header</source>
        <translation>Nicht lesbar: Header abgeschnitten</translation>
    </message>
    <message>
        <source>Undecodable: invalid IP header</source>
        <translation>Nicht lesbar: ungültiger IP-Header</translation>
    </message>
    <message>
        <source>Undecodable: invalid TCP header</source>
        <translation>Nicht lesbar: ungültiger TCP-Header</translation>
    </message>
    <message>
        <source>Undecodable: unknown link type</source>
        <translation>Nicht lesbar: unbekannte Verbindungsschicht</translation>
    </message>
    <message>
        <source>Undecodable: tunnels nested too deeply</source>
        <translation>Nicht lesbar: Tunnel zu tief verschachtelt</translation>
    </message>
    <message>
        <source>Undecodable: conflicting fragments</source>
        <translation>Nicht lesbar: widersprüchliche Fragmente</translation>
    </message>
    <message>
        <source>Undecodable: missing fragments</source>
        <translation>Nicht lesbar: fehlende Fragmente</translation>
    </message>
    <message>
        <source>Undecodable: too many fragments at once</source>
        <translation>Nicht lesbar: zu viele Fragmente auf einmal</translation>
    </message>
    <message>
        <source>Undecodable: invalid fragment</source>
        <translation>Nicht lesbar: ungültiges Fragment</translation>
    </message>
    <message>
        <source>Undecodable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Increase the snapshot length if it was lowered.</source>
        <translation>Erhöhen Sie die Snapshot-Länge, falls sie gesenkt wurde.</translation>
    </message>
    <message>
        <source>Capture on another interface.</source>
        <translation>Schneiden Sie auf einer anderen Schnittstelle mit.</translation>
    </message>
    <message>
        <source>Their other fragments were never seen here; they were probably lost in transit.</source>
        <translation>Ihre übrigen Fragmente waren hier nie zu sehen; wahrscheinlich gingen sie unterwegs verloren.</translation>
    </message>
    <message>
        <source>Narrow the capture filter to the hosts that matter.</source>
        <translation>Beschränken Sie den Mitschnittfilter auf die Hosts, auf die es ankommt.</translation>
    </message>
    <message>
        <source>The sender produced them this way; check there.</source>
        <translation>Der Absender hat sie so erzeugt; suchen Sie dort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the kernel</source>
        <translation>
            <numerusform>%Ln Paket vom Kernel verworfen</numerusform>
            <numerusform>%Ln Pakete vom Kernel verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the interface</source>
        <translation>
            <numerusform>%Ln Paket von der Schnittstelle verworfen</numerusform>
            <numerusform>%Ln Pakete von der Schnittstelle verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gap(s) in TCP streams, %1</source>
        <translation>
            <numerusform>%Ln Lücke in TCP-Strömen, %1</numerusform>
            <numerusform>%Ln Lücken in TCP-Strömen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) dropped at the limit</source>
        <translation>
            <numerusform>%Ln Verbindung an der Grenze verworfen</numerusform>
            <numerusform>%Ln Verbindungen an der Grenze verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) dropped (overload)</source>
        <translation>
            <numerusform>%Ln Ereignis verworfen (Überlast)</numerusform>
            <numerusform>%Ln Ereignisse verworfen (Überlast)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending request(s) dropped</source>
        <translation>
            <numerusform>%Ln offene Anfrage verworfen</numerusform>
            <numerusform>%Ln offene Anfragen verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undecodable packet(s)</source>
        <translation>
            <numerusform>%Ln nicht lesbares Paket</numerusform>
            <numerusform>%Ln nicht lesbare Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln incomplete request(s)</source>
        <translation>
            <numerusform>%Ln unvollständige Anfrage</numerusform>
            <numerusform>%Ln unvollständige Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unpaired message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht ohne Gegenstück</numerusform>
            <numerusform>%Ln Nachrichten ohne Gegenstück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln HTTP/2 connection(s)</source>
        <translation>
            <numerusform>%Ln HTTP/2-Verbindung</numerusform>
            <numerusform>%Ln HTTP/2-Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Dropped by the kernel</source>
        <translation>Vom Kernel verworfen</translation>
    </message>
    <message>
        <source>Dropped by the interface</source>
        <translation>Von der Schnittstelle verworfen</translation>
    </message>
    <message>
        <source>Gaps in TCP streams</source>
        <translation>Lücken in TCP-Strömen</translation>
    </message>
    <message>
        <source>Connections dropped at the limit</source>
        <translation>An der Grenze verworfene Verbindungen</translation>
    </message>
    <message>
        <source>Events dropped (overload)</source>
        <translation>Verworfene Ereignisse (Überlast)</translation>
    </message>
    <message>
        <source>Pending requests dropped</source>
        <translation>Verworfene offene Anfragen</translation>
    </message>
    <message>
        <source>Capture file truncated or damaged</source>
        <translation>Mitschnitt abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>Incomplete requests</source>
        <translation>Unvollständige Anfragen</translation>
    </message>
    <message>
        <source>Unpaired requests and responses</source>
        <translation>Anfragen und Antworten ohne Gegenstück</translation>
    </message>
    <message>
        <source>HTTP/2 connections</source>
        <translation>HTTP/2-Verbindungen</translation>
    </message>
    <message>
        <source>Packets arrived faster than Hitwatch could process them, and the capture buffer was full.</source>
        <translation>Pakete trafen schneller ein, als Hitwatch sie verarbeiten konnte, und der Mitschnittpuffer war voll.</translation>
    </message>
    <message>
        <source>The network interface or its driver dropped packets before they could be captured.</source>
        <translation>Die Netzwerkschnittstelle oder ihr Treiber verwarf Pakete, bevor sie mitgeschnitten werden konnten.</translation>
    </message>
    <message>
        <source>Bytes in the middle of a connection were never seen; messages in them are missing.</source>
        <translation>Bytes mitten in einer Verbindung waren nie zu sehen; Nachrichten darin fehlen.</translation>
    </message>
    <message>
        <source>More connections were open than Hitwatch tracks; the least recently active ones were dropped.</source>
        <translation>Es waren mehr Verbindungen offen, als Hitwatch verfolgt; die am längsten inaktiven wurden verworfen.</translation>
    </message>
    <message>
        <source>Requests and responses were read, but arrived faster than they could be counted.</source>
        <translation>Anfragen und Antworten wurden gelesen, trafen aber schneller ein, als sie gezählt werden konnten.</translation>
    </message>
    <message>
        <source>More requests were pending on a connection than Hitwatch tracks; the oldest were left unpaired.</source>
        <translation>Auf einer Verbindung waren mehr Anfragen offen, als Hitwatch verfolgt; die ältesten blieben ohne Gegenstück.</translation>
    </message>
    <message>
        <source>These packets could not be decoded down to TCP; their content is not counted.</source>
        <translation>Diese Pakete ließen sich nicht bis zu TCP lesen; ihr Inhalt ist nicht gezählt.</translation>
    </message>
    <message>
        <source>The rest of the capture file could not be read.</source>
        <translation>Der Rest der Mitschnittdatei ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The connection ended, or bytes were missing, before the header was complete. Not counted as requests.</source>
        <translation>Die Verbindung endete, oder Bytes fehlten, bevor die Kopfdaten vollständig waren. Nicht als Anfragen gezählt.</translation>
    </message>
    <message>
        <source>Counted, but without a time to first byte, because the other message was not seen.</source>
        <translation>Gezählt, aber ohne Zeit bis zum ersten Byte, weil die andere Nachricht nicht zu sehen war.</translation>
    </message>
    <message>
        <source>After missing or invalid bytes, Hitwatch skipped to the start of the next message.</source>
        <translation>Nach fehlenden oder ungültigen Bytes sprang Hitwatch zum Anfang der nächsten Nachricht.</translation>
    </message>
    <message>
        <source>Narrow the capture filter or the ports, capture on fewer interfaces, or lower the snapshot length.</source>
        <translation>Schränken Sie Mitschnittfilter oder Ports ein, wählen Sie weniger Schnittstellen oder senken Sie die Snapshot-Länge.</translation>
    </message>
    <message>
        <source>Check the load and settings of the interface, such as its ring buffer.</source>
        <translation>Prüfen Sie Last und Einstellungen der Schnittstelle, etwa ihren Ringpuffer.</translation>
    </message>
    <message>
        <source>If no packets were dropped, the other direction may take a different path. Capture where both directions pass.</source>
        <translation>Wenn keine Pakete verworfen wurden, nimmt die Gegenrichtung vielleicht einen anderen Weg. Schneiden Sie dort mit, wo beide Richtungen vorbeikommen.</translation>
    </message>
    <message>
        <source>Increase &apos;Tracked connections&apos; in the settings, or narrow the capture filter.</source>
        <translation>Erhöhen Sie „Verfolgte Verbindungen“ in den Einstellungen oder schränken Sie den Mitschnittfilter ein.</translation>
    </message>
    <message>
        <source>Narrow the capture filter, or reduce the CPU load.</source>
        <translation>Schränken Sie den Mitschnittfilter ein oder verringern Sie die CPU-Last.</translation>
    </message>
    <message>
        <source>Everything before that point is counted. Capture again if you need the rest.</source>
        <translation>Alles davor ist gezählt. Schneiden Sie neu mit, wenn Sie den Rest brauchen.</translation>
    </message>
    <message>
        <source>Usual for connections that were open before the capture began.</source>
        <translation>Üblich bei Verbindungen, die schon vor dem Mitschnitt offen waren.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>number of gaps and their bytes: 3 (41 kB)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>amount, interface</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Undecodable: unknown encapsulation</source>
        <translation>Nicht lesbar: unbekannte Kapselung</translation>
    </message>
    <message>
        <source>Capture where the packets do not have it, such as behind the switch or tunnel that adds it.</source>
        <translation>Schneiden Sie dort mit, wo die Pakete sie nicht haben, etwa hinter dem Switch oder Tunnel, der sie hinzufügt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parser resynchronization(s)</source>
        <translation>
            <numerusform>%Ln Neusynchronisierung des Parsers</numerusform>
            <numerusform>%Ln Neusynchronisierungen des Parsers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s) without the host of their request</source>
        <translation>
            <numerusform>%Ln Antwort ohne den Host ihrer Anfrage</numerusform>
            <numerusform>%Ln Antworten ohne den Host ihrer Anfrage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unrecognized connection(s) dropped</source>
        <translation>
            <numerusform>%Ln unerkannte Verbindung verworfen</numerusform>
            <numerusform>%Ln unerkannte Verbindungen verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) too long</source>
        <translation>
            <numerusform>%Ln Header-Abschnitt zu lang</numerusform>
            <numerusform>%Ln Header-Abschnitte zu lang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) dropped (memory limit)</source>
        <translation>
            <numerusform>%Ln Header-Abschnitt verworfen (Speichergrenze)</numerusform>
            <numerusform>%Ln Header-Abschnitte verworfen (Speichergrenze)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln encrypted packet(s)</source>
        <translation>
            <numerusform>%Ln verschlüsseltes Paket</numerusform>
            <numerusform>%Ln verschlüsselte Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of unknown protocols</source>
        <translation>
            <numerusform>%Ln Paket eines unbekannten Protokolls</numerusform>
            <numerusform>%Ln Pakete unbekannter Protokolle</numerusform>
        </translation>
    </message>
    <message>
        <source>Parser resynchronized</source>
        <translation>Parser neu synchronisiert</translation>
    </message>
    <message>
        <source>Responses without the host of their request</source>
        <translation>Antworten ohne den Host ihrer Anfrage</translation>
    </message>
    <message>
        <source>Unrecognized connections dropped</source>
        <translation>Verworfene unerkannte Verbindungen</translation>
    </message>
    <message>
        <source>Header sections too long</source>
        <translation>Zu lange Header-Abschnitte</translation>
    </message>
    <message>
        <source>Header sections dropped (memory limit)</source>
        <translation>Verworfene Header-Abschnitte (Speichergrenze)</translation>
    </message>
    <message>
        <source>Encrypted packets</source>
        <translation>Verschlüsselte Pakete</translation>
    </message>
    <message>
        <source>Packets of unknown protocols</source>
        <translation>Pakete unbekannter Protokolle</translation>
    </message>
    <message>
        <source>More requests were pending than fit into memory. Their responses are counted, but not for their hosts and sections.</source>
        <translation>Es waren mehr Anfragen offen, als in den Speicher passen. Ihre Antworten sind gezählt, aber nicht bei ihren Hosts und Abschnitten.</translation>
    </message>
    <message>
        <source>They could still have turned out to be HTTP when the byte limit was reached; the rest was not analyzed.</source>
        <translation>Beim Erreichen der Bytegrenze hätten sie noch HTTP sein können; der Rest wurde nicht ausgewertet.</translation>
    </message>
    <message>
        <source>A header section was longer than the limit.</source>
        <translation>Ein Header-Abschnitt überschritt die Höchstlänge.</translation>
    </message>
    <message>
        <source>Too many header sections were incomplete at the same time.</source>
        <translation>Zu viele Header-Abschnitte waren gleichzeitig unvollständig.</translation>
    </message>
    <message>
        <source>ESP, MACsec, WireGuard or encrypted Wi-Fi. Not analyzed, which is not a loss.</source>
        <translation>ESP, MACsec, WireGuard oder verschlüsseltes WLAN. Nicht ausgewertet; das ist kein Verlust.</translation>
    </message>
    <message>
        <source>No IP packet was found in them. Not analyzed, which is not a loss.</source>
        <translation>In ihnen wurde kein IP-Paket gefunden. Nicht ausgewertet; das ist kein Verlust.</translation>
    </message>
    <message>
        <source>Capture at an end of the tunnel to see what is inside.</source>
        <translation>Schneiden Sie an einem Ende des Tunnels mit, um den Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Not analyzed, because the memory for HTTP/2 connections was used up.</source>
        <translation>Nicht ausgewertet, weil der Speicher für HTTP/2-Verbindungen aufgebraucht war.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) with an invalid timestamp</source>
        <translation>
            <numerusform>%Ln Paket mit ungültigem Zeitstempel</numerusform>
            <numerusform>%Ln Pakete mit ungültigem Zeitstempel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clock(s) adjusted</source>
        <translation>
            <numerusform>%Ln Uhr angepasst</numerusform>
            <numerusform>%Ln Uhren angepasst</numerusform>
        </translation>
    </message>
    <message>
        <source>Invalid timestamps</source>
        <translation>Ungültige Zeitstempel</translation>
    </message>
    <message>
        <source>Clocks adjusted</source>
        <translation>Angepasste Uhren</translation>
    </message>
    <message>
        <source>These packets are counted at the time of their neighbors.</source>
        <translation>Diese Pakete sind zur Zeit ihrer Nachbarn gezählt.</translation>
    </message>
    <message>
        <source>A clock was set back, or differs from the clock of another interface. Times were aligned, and everything is counted.</source>
        <translation>Eine Uhr wurde zurückgestellt oder weicht von der einer anderen Schnittstelle ab. Die Zeiten wurden angeglichen, alles ist gezählt.</translation>
    </message>
    <message>
        <source>Synchronize the clocks of the capturing machines.</source>
        <translation>Gleichen Sie die Uhren der mitschneidenden Rechner ab.</translation>
    </message>
    <message>
        <source>%1 not captured</source>
        <translation>%1 nicht mitgeschnitten</translation>
    </message>
    <message>
        <source>Not captured</source>
        <translation>Nicht mitgeschnitten</translation>
    </message>
    <message>
        <source>The interface was up but not captured: the capture helper had stopped, or the interface had just come back.</source>
        <translation>Die Schnittstelle war aktiv, wurde aber nicht mitgeschnitten: Das Hilfsprogramm war beendet, oder die Schnittstelle war gerade erst zurückgekehrt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s)</source>
        <translation>
            <numerusform>%Ln TLS-Verbindung</numerusform>
            <numerusform>%Ln TLS-Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>TLS connections</source>
        <translation>TLS-Verbindungen</translation>
    </message>
    <message>
        <source>Their content is encrypted. Not analyzed, which is not a loss.</source>
        <translation>Ihr Inhalt ist verschlüsselt. Nicht ausgewertet; das ist kein Verlust.</translation>
    </message>
    <message>
        <source>Capture where the traffic is not encrypted, such as behind the proxy that terminates TLS.</source>
        <translation>Schneiden Sie dort mit, wo der Verkehr nicht verschlüsselt ist, etwa hinter dem Proxy, der TLS beendet.</translation>
    </message>
    <message>
        <source>last %1 could not be read</source>
        <translation>letzte %1 nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) not decrypted</source>
        <translation>
            <numerusform>%Ln TLS-Record nicht entschlüsselt</numerusform>
            <numerusform>%Ln TLS-Records nicht entschlüsselt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) refused</source>
        <translation>
            <numerusform>%Ln TLS-Record abgelehnt</numerusform>
            <numerusform>%Ln TLS-Records abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s) refused</source>
        <translation>
            <numerusform>%Ln TLS-Verbindung abgelehnt</numerusform>
            <numerusform>%Ln TLS-Verbindungen abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>TLS records not decrypted</source>
        <translation>TLS-Records nicht entschlüsselt</translation>
    </message>
    <message>
        <source>TLS records refused</source>
        <translation>TLS-Records abgelehnt</translation>
    </message>
    <message>
        <source>TLS connections refused</source>
        <translation>TLS-Verbindungen abgelehnt</translation>
    </message>
    <message>
        <source>They did not verify with the keys of their connection.</source>
        <translation>Sie passten nicht zu den Schlüsseln ihrer Verbindung.</translation>
    </message>
    <message>
        <source>Too many TLS records were incomplete at the same time.</source>
        <translation>Zu viele TLS-Records waren gleichzeitig unvollständig.</translation>
    </message>
    <message>
        <source>More TLS connections were open than Hitwatch reads at the same time.</source>
        <translation>Es waren mehr TLS-Verbindungen offen, als Hitwatch gleichzeitig liest.</translation>
    </message>
</context>
<context>
    <name>hitwatch::MainWindow</name>
    <message numerus="yes">
        <source>Only the first of %n dropped file(s) was opened.</source>
        <translation>
            <numerusform>Nur die erste von %n abgelegten Datei wurde geöffnet.</numerusform>
            <numerusform>Nur die erste von %n abgelegten Dateien wurde geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Open Capture File</source>
        <translation>Mitschnitt öffnen</translation>
    </message>
    <message>
        <source>Capture files (*.pcap *.pcapng *.cap *.dmp *.pcap.gz *.pcapng.gz *.gz)</source>
        <translation>Mitschnitte (*.pcap *.pcapng *.cap *.dmp *.pcap.gz *.pcapng.gz *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tabbed panels</source>
        <translation>Bereiche als Registerkarten</translation>
    </message>
    <message numerus="yes">
        <source>Alerts (%n firing)</source>
        <translation>
            <numerusform>Alarme (%n aktiv)</numerusform>
            <numerusform>Alarme (%n aktiv)</numerusform>
        </translation>
    </message>
    <message>
        <source>This alert of %1 is older than the chart. Its details are in the list.</source>
        <translation>Dieser Alarm von %1 ist älter als das Diagramm. Seine Details stehen in der Liste.</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Fadenkreuz bewegen</translation>
    </message>
    <message>
        <source>Move the crosshair to the start or end</source>
        <translation>Fadenkreuz zum Anfang oder Ende</translation>
    </message>
    <message>
        <source>Select a range</source>
        <translation>Bereich auswählen</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Zoom in or out</source>
        <translation>Vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu Live</translation>
    </message>
    <message>
        <source>Clear the selected range</source>
        <translation>Ausgewählten Bereich aufheben</translation>
    </message>
    <message>
        <source>Filter by the selected row</source>
        <translation>Nach der ausgewählten Zeile filtern</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Clear the filter of this table</source>
        <translation>Filter dieser Tabelle aufheben</translation>
    </message>
</context>
<context>
    <name>hitwatch::MethodsModel</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
</context>
<context>
    <name>hitwatch::NoAlerts</name>
    <message>
        <source>No alerts yet</source>
        <translation>Noch keine Alarme</translation>
    </message>
    <message>
        <source>Alert rules…</source>
        <translation>Alarmregeln …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a rule, its level</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No active rules.</source>
        <translation>Keine aktiven Regeln.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rule(s)</source>
        <translation>
            <numerusform>und %n weitere Regel</numerusform>
            <numerusform>und %n weitere Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active rule(s):</source>
        <translation>
            <numerusform>%n aktive Regel:</numerusform>
            <numerusform>%n aktive Regeln:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss all</source>
        <translation>Alle ausblenden</translation>
    </message>
</context>
<context>
    <name>hitwatch::NumberField</name>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::PanelDock</name>
    <message>
        <source>Dock</source>
        <translation>Andocken</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>Bereich schließen</translation>
    </message>
</context>
<context>
    <name>hitwatch::Permission</name>
    <message>
        <source>Run this once in a terminal, then return here.</source>
        <translation>Führen Sie dies einmal in einem Terminal aus und kehren Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>Only members of the group %1 may capture. Run this once in a terminal, then log out and log in again.</source>
        <translation>Nur Mitglieder der Gruppe %1 dürfen mitschneiden. Führen Sie dies einmal in einem Terminal aus und melden Sie sich dann ab und wieder an.</translation>
    </message>
    <message>
        <source>the command below</source>
        <comment>in the place of the command: run ... once</comment>
        <translation>den Befehl unten</translation>
    </message>
    <message>
        <source>Capture files and the demo work without it.</source>
        <translation>Mitschnittdateien und die Demo funktionieren auch ohne.</translation>
    </message>
</context>
<context>
    <name>hitwatch::PermissionNotice</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to capture yet.</source>
        <translation>Sie haben noch keine Berechtigung zum Mitschneiden.</translation>
    </message>
    <message>
        <source>Live capture is not available here.</source>
        <translation>Mitschneiden ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>hitwatch::ReadingBar</name>
    <message>
        <source>Reading progress</source>
        <translation>Lesefortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading; results so far stay on screen</source>
        <translation>Nicht weiterlesen; die bisherigen Ergebnisse bleiben sichtbar</translation>
    </message>
</context>
<context>
    <name>hitwatch::RehearsalPanel</name>
    <message>
        <source>Test on &amp;recent traffic</source>
        <translation>Mit a&amp;ktuellem Verkehr testen</translation>
    </message>
    <message>
        <source>Show when the rule would have triggered on the traffic in memory</source>
        <translation>Zeigt, wann die Regel mit dem Verkehr im Speicher ausgelöst hätte</translation>
    </message>
    <message>
        <source>Show when the rule would have triggered on a capture file</source>
        <translation>Zeigt, wann die Regel mit einer Mitschnittdatei ausgelöst hätte</translation>
    </message>
    <message>
        <source>Test progress</source>
        <translation>Testfortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Den Test anhalten</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what came of it, a fact about the file</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Test on a Capture File</source>
        <translation>Mit einer Mitschnittdatei testen</translation>
    </message>
    <message>
        <source>Capture files (*.pcap *.pcapng *.cap *.gz)</source>
        <translation>Mitschnitte (*.pcap *.pcapng *.cap *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The test on %1 was stopped.</source>
        <translation>Der Test mit %1 wurde angehalten.</translation>
    </message>
    <message>
        <source>Test on a &amp;file…</source>
        <translation>Mit einer Date&amp;i testen …</translation>
    </message>
</context>
<context>
    <name>hitwatch::RehearsalPlot</name>
    <message>
        <source>Recent values of the metric</source>
        <translation>Letzte Werte der Messgröße</translation>
    </message>
    <message>
        <source>resolve below %1</source>
        <comment>level</comment>
        <translation>aufheben unter %1</translation>
    </message>
    <message>
        <source>trigger at %1</source>
        <comment>level</comment>
        <translation>auslösen ab %1</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>zu wenig Daten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::ReplayBar</name>
    <message>
        <source>As fast as possible</source>
        <translation>So schnell wie möglich</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Abspielgeschwindigkeit</translation>
    </message>
    <message>
        <source>Read the file as fast as possible, or replay it in its own time</source>
        <translation>Die Datei so schnell wie möglich lesen oder in ihrem eigenen Takt abspielen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Read or replay the file from the beginning</source>
        <translation>Die Datei von vorn lesen oder abspielen</translation>
    </message>
</context>
<context>
    <name>hitwatch::RequestsModel</name>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>%1 port %2 to %3 port %4</source>
        <translation>%1 Port %2 an %3 Port %4</translation>
    </message>
    <message>
        <source>No response yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Some text was too long and is truncated</source>
        <translation>Ein Text war zu lang und ist gekürzt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Time from the request to the first byte of its response</source>
        <translation>Zeit von der Anfrage bis zum ersten Byte ihrer Antwort</translation>
    </message>
    <message>
        <source>First byte (ms)</source>
        <translation>Erstes Byte (ms)</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Body bytes of request and response, without headers</source>
        <translation>Bytes im Rumpf von Anfrage und Antwort, ohne Header</translation>
    </message>
</context>
<context>
    <name>hitwatch::RequestsTable</name>
    <message>
        <source>Latest requests before the alert</source>
        <translation>Letzte Anfragen vor dem Alarm</translation>
    </message>
    <message>
        <source>No requests were saved</source>
        <translation>Es wurden keine Anfragen gespeichert</translation>
    </message>
    <message>
        <source>Copy Row</source>
        <translation>Zeile kopieren</translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleEditor</name>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Metri&amp;c:</source>
        <translation>Messgröß&amp;e:</translation>
    </message>
    <message>
        <source>What to measure</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>&amp;Time range:</source>
        <translation>&amp;Zeitraum:</translation>
    </message>
    <message>
        <source>The metric covers this much of the newest traffic</source>
        <translation>So viel des neuesten Verkehrs deckt die Messgröße ab</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>H&amp;ost:</source>
        <translation>H&amp;ost:</translation>
    </message>
    <message>
        <source>Only requests to this host</source>
        <translation>Nur Anfragen an diesen Host</translation>
    </message>
    <message>
        <source>All</source>
        <comment>sections</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>S&amp;ection:</source>
        <translation>Ab&amp;schnitt:</translation>
    </message>
    <message>
        <source>Only requests to this section, such as /api</source>
        <translation>Nur Anfragen an diesen Abschnitt, etwa /api</translation>
    </message>
    <message>
        <source>Tr&amp;igger at:</source>
        <translation>Auslösen a&amp;b:</translation>
    </message>
    <message>
        <source>The alert triggers when the metric reaches this value</source>
        <translation>Der Alarm wird ausgelöst, wenn die Messgröße diesen Wert erreicht</translation>
    </message>
    <message>
        <source>Sa&amp;me as trigger</source>
        <translation>Wie Aus&amp;lösen</translation>
    </message>
    <message>
        <source>Resolve below the &apos;Trigger at&apos; value</source>
        <translation>Unter dem Wert von „Auslösen ab“ aufheben</translation>
    </message>
    <message>
        <source>Resolve &amp;below:</source>
        <translation>Aufheben &amp;unter:</translation>
    </message>
    <message>
        <source>The alert resolves when the metric falls below this value</source>
        <translation>Der Alarm wird aufgehoben, wenn die Messgröße unter diesen Wert fällt</translation>
    </message>
    <message>
        <source>Trigger after:</source>
        <translation>Auslösen nach:</translation>
    </message>
    <message>
        <source>How long the metric must stay at or above the threshold before the alert triggers</source>
        <translation>So lange muss die Messgröße die Schwelle halten, bevor der Alarm ausgelöst wird</translation>
    </message>
    <message>
        <source>Reso&amp;lve after:</source>
        <translation>Aufheben na&amp;ch:</translation>
    </message>
    <message>
        <source>How long the metric must stay below the threshold before the alert resolves</source>
        <translation>So lange muss die Messgröße darunter bleiben, bevor der Alarm aufgehoben wird</translation>
    </message>
    <message>
        <source>Respon&amp;ses:</source>
        <translation>An&amp;tworten:</translation>
    </message>
    <message>
        <source>Ignore rates and percentiles below this many responses</source>
        <translation>Raten und Perzentile unterhalb dieser Zahl von Antworten nicht beachten</translation>
    </message>
    <message>
        <source>at least </source>
        <translation>mindestens </translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleList</name>
    <message>
        <source>R&amp;ules:</source>
        <translation>&amp;Regeln:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove (%1)</source>
        <translation>Entfernen (%1)</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message numerus="yes">
        <source>There can be at most %Ln rule(s).</source>
        <translation>
            <numerusform>Es kann höchstens %Ln Regel geben.</numerusform>
            <numerusform>Es kann höchstens %Ln Regeln geben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleWords</name>
    <message>
        <source>HTTP messages</source>
        <translation>HTTP-Nachrichten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Time to first byte, p95</source>
        <translation>Zeit bis zum ersten Byte, p95</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>≥ %1 in %2</source>
        <comment>7,000 messages in 2 min</comment>
        <translation>≥ %1 in %2</translation>
    </message>
    <message>
        <source>≥ %1 over %2</source>
        <comment>50 Mbit/s over 1 min</comment>
        <translation>≥ %1 über %2</translation>
    </message>
    <message>
        <source>≥ %1 errors in %2</source>
        <comment>4.6% errors in 1 min</comment>
        <translation>≥ %1 Fehler in %2</translation>
    </message>
    <message>
        <source>p95 ≥ %1 in %2</source>
        <comment>time to first byte: 250 ms in 1 min</comment>
        <translation>p95 ≥ %1 in %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>level of a rule, host and section</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
</context>
<context>
    <name>hitwatch::RulesDialog</name>
    <message>
        <source>the last %1</source>
        <comment>58 min</comment>
        <translation>den letzten %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a capture file, its length</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Would not have triggered in %1: never %Ln response(s) within %2.</source>
        <comment>where; a window, as in &apos;2 min&apos;</comment>
        <translation>
            <numerusform>Hätte in %1 nicht ausgelöst: nie %Ln Antwort innerhalb von %2.</numerusform>
            <numerusform>Hätte in %1 nicht ausgelöst: nie %Ln Antworten innerhalb von %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Would not have triggered in %1 (peak %2).</source>
        <translation>Hätte in %1 nicht ausgelöst (Spitze %2).</translation>
    </message>
    <message>
        <source>No traffic yet.</source>
        <translation>Noch kein Verkehr.</translation>
    </message>
    <message>
        <source>There is no traffic in %1.</source>
        <translation>In %1 ist kein Verkehr.</translation>
    </message>
    <message>
        <source>Would have triggered once in %1, for %2.</source>
        <translation>Hätte in %1 einmal ausgelöst, für %2.</translation>
    </message>
    <message numerus="yes">
        <source>Would have triggered %Ln time(s) in %1, for up to %2.</source>
        <translation>
            <numerusform>Hätte in %1 %Ln Mal ausgelöst, bis zu %2 lang.</numerusform>
            <numerusform>Hätte in %1 %Ln Mal ausgelöst, bis zu %2 lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Still firing at the end.</source>
        <comment>a sentence</comment>
        <translation>%1 Am Ende noch aktiv.</translation>
    </message>
    <message>
        <source>%1 Accurate to 1 s.</source>
        <comment>a sentence</comment>
        <translation>%1 Auf 1 s genau.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Trigger at</source>
        <translation>Auslösen ab</translation>
    </message>
    <message>
        <source>Resolve below</source>
        <translation>Aufheben unter</translation>
    </message>
    <message>
        <source>Trigger after</source>
        <translation>Auslösen nach</translation>
    </message>
    <message>
        <source>Resolve after</source>
        <translation>Aufheben nach</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message numerus="yes">
        <source>Longer than %Ln character(s)</source>
        <translation>
            <numerusform>Länger als %Ln Zeichen</numerusform>
            <numerusform>Länger als %Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a name</source>
        <translation>Geben Sie einen Namen ein</translation>
    </message>
    <message>
        <source>Another rule has this name</source>
        <translation>Eine andere Regel heißt schon so</translation>
    </message>
    <message>
        <source>At most 100%</source>
        <translation>Höchstens 100 %</translation>
    </message>
    <message>
        <source>Not above &apos;Trigger at&apos;</source>
        <translation>Nicht über „Auslösen ab“</translation>
    </message>
    <message>
        <source>Choose a program, or remove the arguments</source>
        <translation>Wählen Sie ein Programm oder entfernen Sie die Argumente</translation>
    </message>
    <message>
        <source>Enter an absolute path, or a name without a path</source>
        <translation>Geben Sie einen absoluten Pfad oder einen Namen ohne Pfad ein</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln argument(s)</source>
        <translation>
            <numerusform>Mehr als %Ln Argument</numerusform>
            <numerusform>Mehr als %Ln Argumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Alert Rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>There are no rules, so no alert can trigger.</source>
        <translation>Es gibt keine Regeln, daher kann kein Alarm ausgelöst werden.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, what is wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>name of a rule, what is wrong with it</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Discard your changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>hitwatch::RulesModel</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a rule, what it says</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a rule, what is wrong</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a rule, a number</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>hitwatch::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>hitwatch::SectionsModel</name>
    <message>
        <source>Methods: %1</source>
        <translation>Methoden: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>First part of the path</source>
        <translation>Anfang des Pfads</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
</context>
<context>
    <name>hitwatch::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>Ale&amp;rts</source>
        <translation>Ala&amp;rme</translation>
    </message>
    <message>
        <source>Restore defa&amp;ults…</source>
        <translation>&amp;Vorgaben wiederherstellen …</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Restore all settings on all pages to their defaults?</source>
        <translation>Alle Einstellungen auf allen Seiten auf die Vorgaben zurücksetzen?</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Interfaces, capture filter, recent files, hidden sections and alert rules stay as they are.</source>
        <translation>Schnittstellen, Mitschnittfilter, letzte Dateien, ausgeblendete Abschnitte und Alarmregeln bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>hitwatch::SettingsEffect</name>
    <message>
        <source>The new settings take effect with the next capture. The current numbers are unchanged.</source>
        <translation>Die neuen Einstellungen wirken ab dem nächsten Mitschnitt. Die aktuellen Zahlen bleiben unverändert.</translation>
    </message>
    <message>
        <source>The new settings take effect with the next capture, because standard input cannot be read again.</source>
        <translation>Die neuen Einstellungen wirken ab dem nächsten Mitschnitt, weil sich die Standardeingabe nicht noch einmal lesen lässt.</translation>
    </message>
    <message>
        <source>Counters were reset because settings changed.</source>
        <translation>Die Zähler wurden zurückgesetzt, weil sich die Einstellungen geändert haben.</translation>
    </message>
    <message>
        <source>Demo: many requests</source>
        <translation>Demo: viele Anfragen</translation>
    </message>
</context>
<context>
    <name>hitwatch::SettingsStore</name>
    <message>
        <source>The settings file %1 cannot be read. The defaults are used.</source>
        <translation>Die Einstellungsdatei %1 kann nicht gelesen werden. Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The settings file was damaged and was renamed to %1. The defaults are used.</source>
        <translation>Die Einstellungsdatei war beschädigt und wurde in %1 umbenannt. Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The settings file %1 is damaged and cannot be renamed. The defaults are used.</source>
        <translation>Die Einstellungsdatei %1 ist beschädigt und kann nicht umbenannt werden. Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>Invalid settings were replaced by their defaults: %1.</source>
        <translation>Ungültige Einstellungen wurden durch die Vorgaben ersetzt: %1.</translation>
    </message>
    <message>
        <source>Settings could not be saved to %1; they apply until you quit.</source>
        <translation>Die Einstellungen konnten nicht in %1 gespeichert werden; sie gelten bis zum Beenden.</translation>
    </message>
</context>
<context>
    <name>hitwatch::ShortcutsDialog</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>hitwatch::StatusesModel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Final responses</source>
        <translation>Endgültige Antworten</translation>
    </message>
</context>
<context>
    <name>hitwatch::TableCells</name>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share (%)</source>
        <translation>Anteil (%)</translation>
    </message>
    <message>
        <source>Other (beyond %1 rows)</source>
        <translation>Sonstige (über %1 Zeilen hinaus)</translation>
    </message>
    <message>
        <source>Sum of everything beyond the limit of %1 rows</source>
        <translation>Summe von allem jenseits der Grenze von %1 Zeilen</translation>
    </message>
    <message>
        <source>No Host field was sent; this is the server&apos;s address</source>
        <translation>Es wurde kein Host-Feld gesendet; dies ist die Adresse des Servers</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Not available while filtering by %1</source>
        <comment>by host, by status</comment>
        <translation>Nicht verfügbar beim Filtern nach %1</translation>
    </message>
    <message>
        <source>Share of all rows of this table</source>
        <translation>Anteil an allen Zeilen dieser Tabelle</translation>
    </message>
</context>
<context>
    <name>hitwatch::TableFigures</name>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>column: requests per second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Hits/s</source>
        <translation>Treffer/s</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Responses with a 4xx or 5xx status</source>
        <translation>Antworten mit Status 4xx oder 5xx</translation>
    </message>
    <message>
        <source>Errors (%)</source>
        <translation>Fehler (%)</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Time to first byte: half of the responses were at least this fast</source>
        <translation>Zeit bis zum ersten Byte: Die Hälfte der Antworten war mindestens so schnell</translation>
    </message>
    <message>
        <source>p50 (ms)</source>
        <translation>p50 (ms)</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Time to first byte: 95% of the responses were at least this fast</source>
        <translation>Zeit bis zum ersten Byte: 95 % der Antworten waren mindestens so schnell</translation>
    </message>
    <message>
        <source>p95 (ms)</source>
        <translation>p95 (ms)</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Time to first byte: 99% of the responses were at least this fast</source>
        <translation>Zeit bis zum ersten Byte: 99 % der Antworten waren mindestens so schnell</translation>
    </message>
    <message>
        <source>p99 (ms)</source>
        <translation>p99 (ms)</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Body bytes of requests and responses, without headers</source>
        <translation>Bytes im Rumpf von Anfragen und Antworten, ohne Header</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>share of a number</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::TableHead</name>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>hitwatch::TableHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>hitwatch::TableMenu</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Copy Cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n Row(s)</source>
        <translation>
            <numerusform>%n Zeile kopieren</numerusform>
            <numerusform>%n Zeilen kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Remove This Filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Filter by This Value</source>
        <translation>Nach diesem Wert filtern</translation>
    </message>
    <message>
        <source>Filter by Host %1</source>
        <translation>Nach Host %1 filtern</translation>
    </message>
    <message>
        <source>Filter by Section %1</source>
        <translation>Nach Abschnitt %1 filtern</translation>
    </message>
    <message>
        <source>Filter by Method %1</source>
        <translation>Nach Methode %1 filtern</translation>
    </message>
    <message>
        <source>Filter by Status %1</source>
        <translation>Nach Status %1 filtern</translation>
    </message>
    <message>
        <source>Filter by Client %1</source>
        <translation>Nach Client %1 filtern</translation>
    </message>
    <message>
        <source>Hide This Section</source>
        <translation>Diesen Abschnitt ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>Show %n Hidden Section(s)</source>
        <translation>
            <numerusform>%n ausgeblendeten Abschnitt zeigen</numerusform>
            <numerusform>%n ausgeblendete Abschnitte zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>hitwatch::TablePanel</name>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown, rows in all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Rows shown, of %n row(s)</source>
        <translation>
            <numerusform>Gezeigte Zeilen, von %n Zeile</numerusform>
            <numerusform>Gezeigte Zeilen, von %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n neuere</numerusform>
            <numerusform>%n neuere</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows are held while the pointer is over them</source>
        <translation>Die Zeilen werden festgehalten, solange der Mauszeiger darauf steht</translation>
    </message>
    <message>
        <source>No matching rows</source>
        <translation>Keine passenden Zeilen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>newest %1</source>
        <comment>rows shown</comment>
        <translation>neueste %1</translation>
    </message>
    <message>
        <source>newest %1 of %2</source>
        <comment>rows shown, requests in all</comment>
        <translation>neueste %1 von %2</translation>
    </message>
    <message>
        <source>Only the newest requests are listed; older ones still count</source>
        <translation>Nur die neuesten Anfragen sind aufgeführt; ältere zählen weiter</translation>
    </message>
</context>
<context>
    <name>hitwatch::TrafficChart</name>
    <message>
        <source>%1 to %2</source>
        <comment>date and time, date and time</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The chart is too large to export. Make the window smaller.</source>
        <translation>Das Diagramm ist zu groß zum Exportieren. Verkleinern Sie das Fenster.</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2. Choose another folder, or free some space there.</source>
        <comment>path, reason</comment>
        <translation>%1 konnte nicht gespeichert werden: %2. Wählen Sie einen anderen Ordner oder schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>no response</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>by status</source>
        <translation>nach Status</translation>
    </message>
    <message>
        <source>by direction</source>
        <translation>nach Richtung</translation>
    </message>
    <message>
        <source>by interface</source>
        <translation>nach Schnittstelle</translation>
    </message>
    <message>
        <source>to clients</source>
        <translation>zu Clients</translation>
    </message>
    <message>
        <source>to servers</source>
        <translation>zu Servern</translation>
    </message>
    <message>
        <source>alert at %1</source>
        <comment>time of day</comment>
        <translation>Alarm um %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day on the time axis</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from one time of day to another</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: %2 losses (packets, gaps, connections, events). The true numbers are higher.</source>
        <comment>time, count</comment>
        <translation>%1: %2 Verluste (Pakete, Lücken, Verbindungen, Ereignisse). Die wahren Zahlen sind höher.</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1: %2 requests per second</source>
        <comment>time, number</comment>
        <translation>%1: %2 Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, traffic</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>Chart content</source>
        <translation>Inhalt des Diagramms</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu Live</translation>
    </message>
    <message>
        <source>The chart follows the newest traffic</source>
        <translation>Das Diagramm folgt dem neuesten Verkehr</translation>
    </message>
    <message>
        <source>Follow the newest traffic again (L)</source>
        <translation>Wieder dem neuesten Verkehr folgen (L)</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>threshold %1 in %2</source>
        <comment>&apos;7,000 messages&apos; in &apos;2 min&apos;</comment>
        <translation>Schwelle %1 in %2</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuestes</translation>
    </message>
    <message>
        <source>Go to newest</source>
        <translation>Zum Neuesten</translation>
    </message>
    <message>
        <source>The chart ends with the newest traffic</source>
        <translation>Das Diagramm endet mit dem neuesten Verkehr</translation>
    </message>
    <message>
        <source>Show the newest traffic again (L)</source>
        <translation>Wieder den neuesten Verkehr zeigen (L)</translation>
    </message>
</context>
<context>
    <name>hitwatch::TrayIcon</name>
    <message>
        <source>%1 requests/s, %2, %3 errors</source>
        <comment>a rate, traffic, a share</comment>
        <translation>%1 Anfragen/s, %2, %3 Fehler</translation>
    </message>
    <message>
        <source>Hitwatch: starting</source>
        <translation>Hitwatch: startet</translation>
    </message>
    <message>
        <source>Hitwatch: capturing</source>
        <translation>Hitwatch: schneidet mit</translation>
    </message>
    <message>
        <source>Hitwatch: reading a file</source>
        <translation>Hitwatch: liest eine Datei</translation>
    </message>
    <message>
        <source>Hitwatch: stopped</source>
        <translation>Hitwatch: angehalten</translation>
    </message>
    <message>
        <source>Hitwatch: the capture failed</source>
        <translation>Hitwatch: Das Mitschneiden ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Hitwatch: idle</source>
        <translation>Hitwatch: wartet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more alert(s)</source>
        <translation>
            <numerusform>und %n weiterer Alarm</numerusform>
            <numerusform>und %n weitere Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Notifications are muted</source>
        <translation>Benachrichtigungen sind stumm</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to capture. Open the window to see what to do.</source>
        <translation>Sie dürfen nicht mitschneiden. Im Fenster steht, was zu tun ist.</translation>
    </message>
</context>
<context>
    <name>hitwatch::TrayMenu</name>
    <message>
        <source>Last &amp;Alerts</source>
        <translation>Letzte &amp;Alarme</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Hide Window</source>
        <translation>Fenster &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;Show Window</source>
        <translation>Fenster &amp;zeigen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Un&amp;mute Notifications</source>
        <translation>Benachrichtigungen &amp;einschalten</translation>
    </message>
    <message>
        <source>&amp;Mute Notifications for 15 Minutes</source>
        <translation>Benachrichtigungen 15 Minuten &amp;stummschalten</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time, alert</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>hitwatch::WindowActions</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all keyboard shortcuts</source>
        <translation>Alle Tastenkürzel anzeigen</translation>
    </message>
    <message>
        <source>&amp;About Hitwatch</source>
        <translation>Ü&amp;ber Hitwatch</translation>
    </message>
    <message>
        <source>Version and license</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open Capture File…</source>
        <translation>Mitschnitt ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a capture file</source>
        <translation>Eine Mitschnittdatei öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Play &amp;Demo</source>
        <translation>&amp;Demo abspielen</translation>
    </message>
    <message>
        <source>Play the capture that comes with Hitwatch</source>
        <translation>Den mitgelieferten Mitschnitt abspielen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Quit Hitwatch</source>
        <translation>Hitwatch beenden</translation>
    </message>
    <message>
        <source>&amp;Freeze View</source>
        <translation>Ansicht ein&amp;frieren</translation>
    </message>
    <message>
        <source>Freeze the display; capture continues</source>
        <translation>Die Anzeige einfrieren; der Mitschnitt läuft weiter</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Select &amp;Interfaces…</source>
        <translation>&amp;Schnittstellen wählen …</translation>
    </message>
    <message>
        <source>Select the interfaces to capture on</source>
        <translation>Die Schnittstellen zum Mitschneiden wählen</translation>
    </message>
    <message>
        <source>Interfaces…</source>
        <translation>Schnittstellen …</translation>
    </message>
    <message>
        <source>&amp;Filter Rows</source>
        <translation>Zeilen &amp;filtern</translation>
    </message>
    <message>
        <source>Show rows containing all these words; -word excludes</source>
        <translation>Zeilen zeigen, die alle diese Wörter enthalten; -Wort schließt aus</translation>
    </message>
    <message>
        <source>Back to &amp;Live</source>
        <translation>Zurück zu &amp;Live</translation>
    </message>
    <message>
        <source>Follow the newest traffic again</source>
        <translation>Wieder dem neuesten Verkehr folgen</translation>
    </message>
    <message>
        <source>&amp;Clear Filters</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Remove all filters and the selected range</source>
        <translation>Alle Filter und den gewählten Zeitraum entfernen</translation>
    </message>
    <message>
        <source>Show &amp;Hidden Sections</source>
        <translation>Ausge&amp;blendete Abschnitte zeigen</translation>
    </message>
    <message>
        <source>Show the hidden sections again</source>
        <translation>Die ausgeblendeten Abschnitte wieder anzeigen</translation>
    </message>
    <message>
        <source>&amp;Compact View</source>
        <translation>&amp;Kompakte Ansicht</translation>
    </message>
    <message>
        <source>Show the figures in a small window that stays on top</source>
        <translation>Die Kennzahlen in einem kleinen Fenster im Vordergrund zeigen</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Switch full screen on or off</source>
        <translation>Vollbild ein- oder ausschalten</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Move all panels back to their original place</source>
        <translation>Alle Bereiche an ihren ursprünglichen Platz zurücksetzen</translation>
    </message>
    <message>
        <source>Figures and tables cover the last %1</source>
        <translation>Kennzahlen und Tabellen der letzten %1</translation>
    </message>
    <message>
        <source>Whole Capture</source>
        <translation>Ganzer Mitschnitt</translation>
    </message>
    <message>
        <source>Figures and tables cover the whole capture</source>
        <translation>Kennzahlen und Tabellen des ganzen Mitschnitts</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop capturing; results stay on screen</source>
        <translation>Mitschnitt beenden; die Ergebnisse bleiben sichtbar</translation>
    </message>
    <message>
        <source>Start capturing</source>
        <translation>Mitschnitt starten</translation>
    </message>
    <message>
        <source>Alert &amp;Rules…</source>
        <translation>Alarm&amp;regeln …</translation>
    </message>
    <message>
        <source>Set when alerts trigger and resolve</source>
        <translation>Festlegen, wann Alarme ausgelöst und aufgehoben werden</translation>
    </message>
    <message>
        <source>&amp;Mute Notifications for 15 Minutes</source>
        <translation>Benachrichtigungen 15 Minuten &amp;stummschalten</translation>
    </message>
    <message>
        <source>Mute desktop notifications; the window still shows alerts</source>
        <translation>Desktop-Benachrichtigungen stummschalten; das Fenster zeigt Alarme weiterhin</translation>
    </message>
</context>
<context>
    <name>hitwatch::WindowMenus</name>
    <message>
        <source>&amp;Capture</source>
        <translation>&amp;Mitschnitt</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Time Range</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Go To</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Alerts</source>
        <translation>&amp;Alarme</translation>
    </message>
</context>
<context>
    <name>hitwatch::WindowPanels</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Schnittstellen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
</context>
<context>
    <name>hitwatch::WindowToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export what is on screen</source>
        <translation>Was zu sehen ist, exportieren</translation>
    </message>
    <message>
        <source>Time range of the figures and tables</source>
        <translation>Zeitraum der Kennzahlen und Tabellen</translation>
    </message>
    <message>
        <source>Filter rows, e.g. shop -metrics</source>
        <translation>Zeilen filtern, z. B. shop -metrics</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Time range: whole capture</source>
        <translation>Zeitraum: ganzer Mitschnitt</translation>
    </message>
    <message>
        <source>Frozen at %1</source>
        <translation>Eingefroren um %1</translation>
    </message>
    <message>
        <source>Capture continues. Click to go live.</source>
        <translation>Der Mitschnitt läuft weiter. Klicken, um wieder live zu sein.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Figures and tables cover only this range. Click to go back to the time range.</source>
        <translation>Kennzahlen und Tabellen decken nur diesen Bereich ab. Klicken, um zum Zeitraum zurückzukehren.</translation>
    </message>
</context>
</TS>
