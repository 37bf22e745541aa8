<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AlertPage</name>
    <message>
        <source>There are no rules: nothing raises an alert.</source>
        <translation>Es gibt keine Regeln: Nichts löst einen Alarm aus.</translation>
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
        <source>The window must be 1 to 3,600 seconds.</source>
        <translation>Das Fenster muss 1 bis 3.600 Sekunden lang sein.</translation>
    </message>
    <message>
        <source>The level to raise at must be above 0.</source>
        <translation>Die Schwelle zum Auslösen muss über 0 liegen.</translation>
    </message>
    <message>
        <source>A share cannot be above 100 %.</source>
        <translation>Ein Anteil kann nicht über 100 % liegen.</translation>
    </message>
    <message>
        <source>The level to clear at must be above 0 and not above the level to raise at.</source>
        <translation>Die Schwelle zum Aufheben muss über 0 und darf nicht über der zum Auslösen liegen.</translation>
    </message>
    <message>
        <source>The waiting times must be 0 to 3,600 seconds.</source>
        <translation>Die Wartezeiten müssen 0 bis 3.600 Sekunden lang sein.</translation>
    </message>
    <message>
        <source>The least responses must be 1 to 1,000,000.</source>
        <translation>Die Mindestzahl der Antworten muss 1 bis 1.000.000 sein.</translation>
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
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
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
</context>
<context>
    <name>hitwatch::AboutDialog</name>
    <message>
        <source>Shows what HTTP does on this machine, without being in its way.</source>
        <translation>Zeigt, was HTTP auf diesem Rechner tut, ohne dabei im Weg zu sein.</translation>
    </message>
    <message>
        <source>Free software: GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes with no warranty.</source>
        <translation>Freie Software: GNU General Public License, Version 3 oder neuer (GPL-3.0-or-later). Ohne jede Gewährleistung.</translation>
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
        <source>Show who caused this alert</source>
        <translation>Zeigen, wer diesen Alarm verursacht hat</translation>
    </message>
    <message>
        <source>No notifications for 15 minutes; the window still shows alerts</source>
        <translation>15 Minuten lang keine Meldungen; das Fenster zeigt Alarme weiterhin</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
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
        <source>The command of the rule &apos;%1&apos; is too slow: one episode was left out.</source>
        <translation>Der Befehl der Regel „%1“ ist zu langsam: Ein Alarm wurde ausgelassen.</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertHistory</name>
    <message>
        <source>The disk does not keep up with the alerts: the newest are shown, but not kept in the history.</source>
        <translation>Die Platte kommt mit den Alarmen nicht nach: Die neuesten werden gezeigt, aber nicht im Verlauf behalten.</translation>
    </message>
    <message>
        <source>The alert history was written by a newer version of Hitwatch. It was put aside as %1; a new one begins.</source>
        <translation>Der Alarmverlauf stammt von einer neueren Version von Hitwatch. Er wurde als %1 beiseitegelegt; ein neuer beginnt.</translation>
    </message>
    <message>
        <source>The alert history is damaged (%1). It was put aside as %2; a new one begins.</source>
        <translation>Der Alarmverlauf ist beschädigt (%1). Er wurde als %2 beiseitegelegt; ein neuer beginnt.</translation>
    </message>
    <message>
        <source>Alerts are not kept across restarts: Qt&apos;s driver for SQLite is missing. Install the package libqt6sql6-sqlite and start Hitwatch again.</source>
        <translation>Alarme werden nicht über Neustarts behalten: Der SQLite-Treiber von Qt fehlt. Das Paket libqt6sql6-sqlite installieren und Hitwatch neu starten.</translation>
    </message>
    <message>
        <source>Alerts cannot be kept in %1: %2. They stay in memory, and writing is tried again every few seconds.</source>
        <translation>Alarme können nicht in %1 behalten werden: %2. Sie bleiben im Speicher, und das Schreiben wird alle paar Sekunden wieder versucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) in the history make no sense and are left out; the others are shown.</source>
        <translation>
            <numerusform>%n Alarm im Verlauf ist nicht lesbar und fehlt; die anderen werden gezeigt.</numerusform>
            <numerusform>%n Alarme im Verlauf sind nicht lesbar und fehlen; die anderen werden gezeigt.</numerusform>
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
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
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
        <source>When an alert is raised and when it is over; also a program to run.</source>
        <translation>Wann ein Alarm ausgelöst wird und wann er vorbei ist; auch ein Programm dazu.</translation>
    </message>
    <message>
        <source>Show desktop &amp;notifications</source>
        <translation>&amp;Meldungen auf dem Schreibtisch zeigen</translation>
    </message>
    <message>
        <source>Of alerts, outside the window. The banner in the window and the tray icon tell of them in any case.</source>
        <translation>Über Alarme, außerhalb des Fensters. Der Streifen im Fenster und das Symbol in der Leiste zeigen sie auf jeden Fall.</translation>
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
        <source>In the list of alerts, across restarts. The oldest go first.</source>
        <translation>In der Liste der Alarme, auch über Neustarts. Die ältesten gehen zuerst.</translation>
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
        <source>Recovered: %1</source>
        <translation>Erholt: %1</translation>
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
        <source>after %1 (capture ended), peak %2</source>
        <translation>nach %1 (Mitschnitt beendet), Spitze %2</translation>
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
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
</context>
<context>
    <name>hitwatch::AlertWords</name>
    <message>
        <source>%1 %2</source>
        <comment>host and section</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>mostly %1</source>
        <comment>host and section</comment>
        <translation>vor allem %1</translation>
    </message>
    <message>
        <source>led by %1 (%2)</source>
        <comment>host and section, share</comment>
        <translation>angeführt von %1 (%2)</translation>
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
        <source>Recovered</source>
        <translation>Erholt</translation>
    </message>
    <message>
        <source>Raised %1 with %2</source>
        <translation>Ausgelöst %1 mit %2</translation>
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
        <source>Captured: %1</source>
        <translation>Mitgeschnitten: %1</translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertsHead</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>The top sections, hosts, clients and status codes when the alert was raised</source>
        <translation>Die häufigsten Abschnitte, Hosts, Clients und Statuscodes beim Auslösen des Alarms</translation>
    </message>
    <message>
        <source>Newest requests</source>
        <translation>Neueste Anfragen</translation>
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
        <source>Which alerts there are, and when</source>
        <translation>Welche Alarme es gibt und wann</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save the list of alerts to a file</source>
        <translation>Die Liste der Alarme in eine Datei speichern</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Remove all alerts from the history</source>
        <translation>Alle Alarme aus dem Verlauf entfernen</translation>
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
        <source>%n alert(s) are removed for good, with what was seen when they were raised.</source>
        <translation>
            <numerusform>%n Alarm wird endgültig entfernt, mit dem, was beim Auslösen zu sehen war.</numerusform>
            <numerusform>%n Alarme werden endgültig entfernt, mit dem, was beim Auslösen zu sehen war.</numerusform>
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
        <source>Start in the &amp;tray when I log in</source>
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
        <source>&amp;Filter:</source>
        <translation>&amp;Filter:</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> Bytes</translation>
    </message>
    <message>
        <source>What is kept of each packet. Header sections that are cut off are counted as lost.</source>
        <translation>So viel wird von jedem Paket behalten. Abgeschnittene Kopfdaten zählen als verloren.</translation>
    </message>
    <message>
        <source>Packet &amp;length:</source>
        <translation>Paket&amp;länge:</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>any, or for example 80, 8000-8100</source>
        <translation>alle, oder zum Beispiel 80, 8000-8100</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>everything, or for example host 10.0.0.7</source>
        <translation>alles, oder zum Beispiel host 10.0.0.7</translation>
    </message>
    <message>
        <source>A filter expression as tcpdump knows it, pcap-filter(7)</source>
        <translation>Ein Filterausdruck, wie ihn tcpdump kennt, pcap-filter(7)</translation>
    </message>
    <message>
        <source>ports %1</source>
        <translation>Ports %1</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of each packet</source>
        <translation>
            <numerusform>%n Byte jedes Pakets</numerusform>
            <numerusform>%n Bytes jedes Pakets</numerusform>
        </translation>
    </message>
    <message>
        <source>promiscuous</source>
        <translation>promiscuous</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>valid filter</source>
        <translation>Filter gültig</translation>
    </message>
    <message>
        <source>Also packets for other &amp;machines (promiscuous mode)</source>
        <translation>Auch Pakete für andere &amp;Rechner (Promiscuous-Modus)</translation>
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
        <source>none</source>
        <translation>keines</translation>
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
        <source>One argument per line, each as it is: there is no shell. The program gets the alert as JSON on its standard input, when it is raised and when it is over.</source>
        <translation>Ein Argument je Zeile, jedes so wie es ist: Es gibt keine Shell. Das Programm bekommt den Alarm als JSON auf seine Standardeingabe, wenn er ausgelöst wird und wenn er vorbei ist.</translation>
    </message>
    <message>
        <source>Choose a program</source>
        <translation>Ein Programm auswählen</translation>
    </message>
</context>
<context>
    <name>hitwatch::CommandRun</name>
    <message>
        <source>it could not be started: %1</source>
        <translation>es konnte nicht gestartet werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>it ran longer than %n second(s) and was ended</source>
        <translation>
            <numerusform>es lief länger als %n Sekunde und wurde beendet</numerusform>
            <numerusform>es lief länger als %n Sekunden und wurde beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>es ist abgestürzt</translation>
    </message>
    <message>
        <source>it ended with exit code %1</source>
        <translation>es endete mit dem Code %1</translation>
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
    <name>hitwatch::DataPage</name>
    <message>
        <source>Path segments that make a section. Changing it starts the tables anew.</source>
        <translation>So viele Pfadsegmente bilden einen Abschnitt. Eine Änderung beginnt die Tabellen neu.</translation>
    </message>
    <message>
        <source>Fold &amp;numbers</source>
        <translation>&amp;Zahlen zusammenfassen</translation>
    </message>
    <message>
        <source>A segment of digits only becomes :n, so that all users or orders are one section. Changing it starts the tables anew.</source>
        <translation>Ein Segment nur aus Ziffern wird zu :n, sodass alle Nutzer oder Bestellungen ein Abschnitt sind. Eine Änderung beginnt die Tabellen neu.</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>&amp;Behalten:</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>How far back the chart and chosen ranges reach. From the next capture on.</source>
        <translation>So weit reichen Diagramm und gewählte Bereiche zurück. Ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>The newest ones; older ones leave the list, not the figures. From the next capture on.</source>
        <translation>Die neuesten; ältere verlassen die Liste, nicht die Kennzahlen. Ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>R&amp;ows per table:</source>
        <translation>Z&amp;eilen pro Tabelle:</translation>
    </message>
    <message>
        <source>The rest is summed up in the row &apos;Other&apos;. From the next capture on.</source>
        <translation>Der Rest wird in der Zeile „Sonstige“ summiert. Ab dem nächsten Mitschnitt.</translation>
    </message>
    <message>
        <source>&amp;Connections followed:</source>
        <translation>&amp;Verfolgte Verbindungen:</translation>
    </message>
    <message>
        <source>At once; beyond it the one that was quiet the longest is let go and counted as loss. From the next capture on.</source>
        <translation>Gleichzeitig; darüber hinaus wird die am längsten stille aufgegeben und als Verlust gezählt. Ab dem nächsten Mitschnitt.</translation>
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
        <source>No tray icon could be shown, so the window was opened. Your desktop may need an extension for tray icons.</source>
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
        <translation>einer Schnittstelle</translation>
    </message>
    <message>
        <source>Capturing is not permitted yet</source>
        <translation>Mitschneiden ist noch nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 may not be read</source>
        <translation>%1 darf nicht gelesen werden</translation>
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
        <source>%1 went away</source>
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
        <source>Hitwatch goes on as soon as it comes back. Or watch another interface.</source>
        <translation>Hitwatch macht weiter, sobald sie zurückkommt. Oder beobachten Sie eine andere Schnittstelle.</translation>
    </message>
    <message>
        <source>Hitwatch goes on as soon as it is up again. Or watch another interface.</source>
        <translation>Hitwatch macht weiter, sobald sie wieder aktiv ist. Oder beobachten Sie eine andere Schnittstelle.</translation>
    </message>
    <message>
        <source>No packets that the filter lets through</source>
        <translation>Keine Pakete, die der Filter durchlässt</translation>
    </message>
    <message>
        <source>Nothing on %1 matched &quot;%2&quot;.</source>
        <translation>Auf %1 passte nichts zu „%2“.</translation>
    </message>
    <message>
        <source>No packets in %1</source>
        <translation>Keine Pakete in %1</translation>
    </message>
    <message>
        <source>The capture is empty. Open another one, or watch interfaces.</source>
        <translation>Der Mitschnitt ist leer. Öffnen Sie einen anderen oder beobachten Sie Schnittstellen.</translation>
    </message>
    <message>
        <source>No packets on %1</source>
        <translation>Keine Pakete auf %1</translation>
    </message>
    <message>
        <source>Nothing passed there while it was watched. Other interfaces may carry the traffic.</source>
        <translation>Dort kam während der Beobachtung nichts vorbei. Der Verkehr läuft vielleicht über andere Schnittstellen.</translation>
    </message>
    <message>
        <source>Nothing has passed there yet. Send a request to a server, or watch the interface that carries the traffic.</source>
        <translation>Dort kam noch nichts vorbei. Senden Sie eine Anfrage an einen Server oder beobachten Sie die Schnittstelle, über die der Verkehr läuft.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>server name, its connections</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There is traffic, but all of it is encrypted</source>
        <translation>Es gibt Verkehr, aber er ist vollständig verschlüsselt</translation>
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
        <source>Hitwatch reads HTTP that is not encrypted: between a proxy and its servers, on lo, in containers.</source>
        <translation>Hitwatch liest unverschlüsseltes HTTP: zwischen einem Proxy und seinen Servern, auf lo, in Containern.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>No HTTP in what the filter lets through</source>
        <translation>Kein HTTP in dem, was der Filter durchlässt</translation>
    </message>
    <message>
        <source>%1 on %2 matched &quot;%3&quot;, but none of them carries HTTP. If there should be some, the filter leaves it out.</source>
        <translation>%1 auf %2 passten zu „%3“, aber keines davon enthält HTTP. Sollte es welches geben, lässt der Filter es aus.</translation>
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
        <source>%1 seen, none of them carries HTTP.</source>
        <translation>%1 gesehen, keines davon enthält HTTP.</translation>
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
        <source>The last request came at %1.</source>
        <translation>Die letzte Anfrage kam um %1.</translation>
    </message>
    <message>
        <source>There was HTTP at other times of this capture.</source>
        <translation>Zu anderen Zeiten dieses Mitschnitts gab es HTTP.</translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
    </message>
    <message>
        <source>Pick the interfaces whose HTTP traffic you want to see, open a capture file, or try the demo.</source>
        <translation>Wählen Sie die Schnittstellen, deren HTTP-Verkehr Sie sehen möchten, öffnen Sie einen Mitschnitt oder probieren Sie die Demo.</translation>
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
</context>
<context>
    <name>hitwatch::EmptyState</name>
    <message>
        <source>&amp;Pick interfaces…</source>
        <translation>&amp;Schnittstellen wählen …</translation>
    </message>
    <message>
        <source>Change &amp;filter…</source>
        <translation>&amp;Filter ändern …</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
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
        <source>Window (s)</source>
        <translation>Fenster (s)</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Cleared</source>
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
        <source>Raise at</source>
        <translation>Auslösen ab</translation>
    </message>
    <message>
        <source>Clear at</source>
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
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From the moment of raising until it cleared, or until now</source>
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
        <source>The highest value while it fired</source>
        <translation>Der höchste Wert, solange er aktiv war</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>From this value on the rule raises</source>
        <translation>Ab diesem Wert löst die Regel aus</translation>
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
        <source>Select an alert to see who caused it</source>
        <translation>Einen Alarm auswählen, um zu sehen, wer ihn verursacht hat</translation>
    </message>
    <message>
        <source>Loading what was seen…</source>
        <translation>Was zu sehen war, wird geladen …</translation>
    </message>
    <message>
        <source>What was seen with this alert was not kept</source>
        <translation>Was bei diesem Alarm zu sehen war, wurde nicht behalten</translation>
    </message>
    <message>
        <source>Who caused the alert</source>
        <translation>Wer den Alarm verursacht hat</translation>
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
        <source>There is no report yet: nothing was captured. Start a capture first.</source>
        <translation>Es gibt noch keinen Bericht: Nichts wurde mitgeschnitten. Starten Sie zuerst einen Mitschnitt.</translation>
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
        <source>Cannot write %1: there is no folder %2. Choose another one.</source>
        <translation>%1 kann nicht geschrieben werden: Den Ordner %2 gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2 is not a folder. Choose another one.</source>
        <translation>%1 kann nicht geschrieben werden: %2 ist kein Ordner. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Cannot write %1: the file is write-protected. Choose another name.</source>
        <translation>%1 kann nicht geschrieben werden: Die Datei ist schreibgeschützt. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Cannot write %1: you may not write in %2. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: Sie dürfen in %2 nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Cannot write %1: the disk is full. Make room or choose another place.</source>
        <translation>%1 kann nicht geschrieben werden: Der Datenträger ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2. Choose another place.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Wählen Sie einen anderen Ort.</translation>
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
        <source>%1 %2</source>
        <comment>4.6 %: number and percent sign</comment>
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
        <source>as the desktop</source>
        <translation>wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>R&amp;ates:</source>
        <translation>&amp;Raten:</translation>
    </message>
    <message>
        <source>bits per second</source>
        <translation>Bits pro Sekunde</translation>
    </message>
    <message>
        <source>bytes per second</source>
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
        <source>How often figures, chart and tables are brought up to date.</source>
        <translation>Wie oft Kennzahlen, Diagramm und Tabellen erneuert werden.</translation>
    </message>
    <message>
        <source>&amp;Window at start:</source>
        <translation>&amp;Zeitfenster am Anfang:</translation>
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
        <source>The newest stretch that figures and tables cover.</source>
        <translation>Die jüngste Spanne, die Kennzahlen und Tabellen abdecken.</translation>
    </message>
    <message>
        <source>&amp;Close to the tray</source>
        <translation>In die Systemleiste s&amp;chließen</translation>
    </message>
    <message>
        <source>Closing the window keeps watching and alerting, where the desktop has a tray.</source>
        <translation>Beim Schließen des Fensters laufen Beobachtung und Alarme weiter, sofern es eine Systemleiste gibt.</translation>
    </message>
    <message>
        <source>Start &amp;minimised</source>
        <translation>&amp;Minimiert starten</translation>
    </message>
    <message>
        <source>Captures on the interfaces that were chosen last. Without a tray, the window opens.</source>
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
        <source>loopback</source>
        <translation>Loopback</translation>
    </message>
    <message>
        <source>ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>wireless</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>veth</source>
        <translation>veth</translation>
    </message>
    <message>
        <source>tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
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
        <source>down</source>
        <translation>abgeschaltet</translation>
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
        <source>no link</source>
        <translation>keine Verbindung</translation>
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
        <source>It is down: it will be watched as soon as it comes up.</source>
        <translation>Sie ist abgeschaltet: Sie wird beobachtet, sobald sie aktiv wird.</translation>
    </message>
    <message>
        <source>It is up, but nothing is connected.</source>
        <translation>Sie ist aktiv, aber nichts ist angeschlossen.</translation>
    </message>
    <message>
        <source>All its traffic, not only HTTP, as counted by the kernel in the last minute.</source>
        <translation>Ihr ganzer Verkehr der letzten Minute, nicht nur HTTP, vom Kernel gezählt.</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacePicker</name>
    <message>
        <source>&amp;All that are up</source>
        <translation>&amp;Alle aktiven</translation>
    </message>
    <message>
        <source>Watches every interface that is up when you start</source>
        <translation>Beobachtet jede Schnittstelle, die beim Start aktiv ist</translation>
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
Mitschnitte und die Demo gehen auch ohne.</translation>
    </message>
    <message>
        <source>No interface matches the search.</source>
        <translation>Keine Schnittstelle passt zur Suche.</translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacesDialog</name>
    <message>
        <source>Hitwatch</source>
        <translation>Hitwatch</translation>
    </message>
    <message>
        <source>What shall we watch?</source>
        <translation>Was soll beobachtet werden?</translation>
    </message>
    <message>
        <source>Pick one or more interfaces. A connection seen on several of them is counted once.</source>
        <translation>Wählen Sie eine oder mehrere Schnittstellen. Eine Verbindung, die auf mehreren zu sehen ist, wird einmal gezählt.</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Start watching</source>
        <translation>Beobachtung &amp;starten</translation>
    </message>
    <message>
        <source>Or drop a file onto this window</source>
        <translation>Oder legen Sie eine Datei auf diesem Fenster ab</translation>
    </message>
    <message>
        <source>Live capture is not possible yet: see above.</source>
        <translation>Ein Mitschnitt ist noch nicht möglich: siehe oben.</translation>
    </message>
    <message>
        <source>Pick at least one interface.</source>
        <translation>Wählen Sie mindestens eine Schnittstelle.</translation>
    </message>
    <message>
        <source>What is picked is down: pick an interface that is up as well.</source>
        <translation>Die Auswahl ist abgeschaltet: Wählen Sie auch eine aktive Schnittstelle.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n interface(s) can be watched at once.</source>
        <translation>
            <numerusform>Höchstens %n Schnittstelle kann gleichzeitig beobachtet werden.</numerusform>
            <numerusform>Höchstens %n Schnittstellen können gleichzeitig beobachtet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The capture options are not valid.</source>
        <translation>Die Optionen des Mitschnitts sind ungültig.</translation>
    </message>
    <message>
        <source>Open capture file</source>
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
        <source>capturing</source>
        <translation>schneidet mit</translation>
    </message>
    <message>
        <source>down</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>No room in the capture buffer: %1</source>
        <translation>Kein Platz im Puffer: %1</translation>
    </message>
    <message>
        <source>By the interface or its driver: %1</source>
        <translation>Von der Schnittstelle oder ihrem Treiber: %1</translation>
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
        <source>All packets that were captured</source>
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
        <source>Packets that were lost before they could be counted</source>
        <translation>Pakete, die verloren gingen, bevor sie gezählt werden konnten</translation>
    </message>
</context>
<context>
    <name>hitwatch::KeyFigures</name>
    <message>
        <source>Requests of the window, divided by the seconds that it covers.</source>
        <translation>Anfragen des Zeitfensters, geteilt durch seine Sekunden.</translation>
    </message>
    <message>
        <source>Everything on the link that belongs to HTTP connections, in both directions, on all watched interfaces.</source>
        <translation>Alles auf der Leitung, was zu HTTP-Verbindungen gehört, in beiden Richtungen, auf allen beobachteten Schnittstellen.</translation>
    </message>
    <message>
        <source>Responses with status 4xx or 5xx among all final responses of the window.</source>
        <translation>Antworten mit Status 4xx oder 5xx unter allen endgültigen Antworten des Zeitfensters.</translation>
    </message>
    <message>
        <source>From the last packet of a request&apos;s header to the first packet of its response: half of them were faster than the first number, 95 of 100 than the second.</source>
        <translation>Vom letzten Paket der Kopfdaten einer Anfrage bis zum ersten Paket ihrer Antwort: Die Hälfte war schneller als die erste Zahl, 95 von 100 schneller als die zweite.</translation>
    </message>
    <message>
        <source>Different hosts that were asked in the window; a server&apos;s address where no name was sent.</source>
        <translation>Verschiedene Hosts, die im Zeitfenster gefragt wurden; die Adresse des Servers, wo kein Name gesendet wurde.</translation>
    </message>
    <message>
        <source>Whether the numbers are complete. Click to see what was lost, where and why.</source>
        <translation>Ob die Zahlen vollständig sind. Ein Klick zeigt, was wo und warum verloren ging.</translation>
    </message>
    <message>
        <source>≈ %1 lost</source>
        <translation>≈ %1 verloren</translation>
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
        <source>File is damaged</source>
        <translation>Datei beschädigt</translation>
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
    <message>
        <source>Not watched</source>
        <translation>Nicht überwacht</translation>
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
        <source> %</source>
        <translation> %</translation>
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
        <source>If you stop, the figures of this capture are gone. A new window leaves it running.</source>
        <translation>Beim Beenden gehen die Zahlen dieses Mitschnitts verloren. Ein neues Fenster lässt ihn weiterlaufen.</translation>
    </message>
</context>
<context>
    <name>hitwatch::LossCause</name>
    <message>
        <source>Undecodable: cut inside a header</source>
        <translation>Nicht lesbar: im Header abgeschnitten</translation>
    </message>
    <message>
        <source>Undecodable: wrong IP header</source>
        <translation>Nicht lesbar: falscher IP-Header</translation>
    </message>
    <message>
        <source>Undecodable: wrong TCP header</source>
        <translation>Nicht lesbar: falscher TCP-Header</translation>
    </message>
    <message>
        <source>Undecodable: unknown link type</source>
        <translation>Nicht lesbar: unbekannte Verbindungsschicht</translation>
    </message>
    <message>
        <source>Undecodable: too many tunnels in each other</source>
        <translation>Nicht lesbar: zu viele Tunnel ineinander</translation>
    </message>
    <message>
        <source>Undecodable: fragments contradict each other</source>
        <translation>Nicht lesbar: Fragmente widersprechen sich</translation>
    </message>
    <message>
        <source>Undecodable: fragments missing</source>
        <translation>Nicht lesbar: Fragmente fehlen</translation>
    </message>
    <message>
        <source>Undecodable: too many fragments at once</source>
        <translation>Nicht lesbar: zu viele Fragmente auf einmal</translation>
    </message>
    <message>
        <source>Undecodable: wrong fragment</source>
        <translation>Nicht lesbar: falsches Fragment</translation>
    </message>
    <message>
        <source>Undecodable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Raise the snapshot length if it was lowered.</source>
        <translation>Erhöhen Sie die Paketlänge, falls sie gesenkt wurde.</translation>
    </message>
    <message>
        <source>Capture on another interface.</source>
        <translation>Schneiden Sie auf einer anderen Schnittstelle mit.</translation>
    </message>
    <message>
        <source>The rest of those packets never came by here; usually they were lost on the way.</source>
        <translation>Der Rest dieser Pakete kam hier nie vorbei; meist ging er unterwegs verloren.</translation>
    </message>
    <message>
        <source>Narrow the capture filter to the hosts that matter.</source>
        <translation>Beschränken Sie den Filter auf die Hosts, auf die es ankommt.</translation>
    </message>
    <message>
        <source>Whoever sent them made them so: look there.</source>
        <translation>Der Absender hat sie so erzeugt: Sehen Sie dort nach.</translation>
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
        <source>%Ln connection(s) cut by a limit</source>
        <translation>
            <numerusform>%Ln Verbindung durch eine Grenze abgebrochen</numerusform>
            <numerusform>%Ln Verbindungen durch eine Grenze abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) shed</source>
        <translation>
            <numerusform>%Ln Ereignis ausgelassen</numerusform>
            <numerusform>%Ln Ereignisse ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting request(s) given up</source>
        <translation>
            <numerusform>%Ln wartende Anfrage aufgegeben</numerusform>
            <numerusform>%Ln wartende Anfragen aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) undecodable</source>
        <translation>
            <numerusform>%Ln Paket nicht lesbar</numerusform>
            <numerusform>%Ln Pakete nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 behind the damage</source>
        <translation>%1 hinter dem Schaden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) cut off</source>
        <translation>
            <numerusform>%Ln Anfrage abgeschnitten</numerusform>
            <numerusform>%Ln Anfragen abgeschnitten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) without their other half</source>
        <translation>
            <numerusform>%Ln Nachricht ohne Gegenstück</numerusform>
            <numerusform>%Ln Nachrichten ohne Gegenstück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) in HTTP/2</source>
        <translation>
            <numerusform>%Ln Verbindung in HTTP/2</numerusform>
            <numerusform>%Ln Verbindungen in HTTP/2</numerusform>
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
        <source>Connections cut by a limit</source>
        <translation>Durch eine Grenze abgebrochene Verbindungen</translation>
    </message>
    <message>
        <source>Events shed</source>
        <translation>Ausgelassene Ereignisse</translation>
    </message>
    <message>
        <source>Waiting requests given up</source>
        <translation>Aufgegebene wartende Anfragen</translation>
    </message>
    <message>
        <source>Damaged capture file</source>
        <translation>Beschädigter Mitschnitt</translation>
    </message>
    <message>
        <source>Cut-off requests</source>
        <translation>Abgeschnittene Anfragen</translation>
    </message>
    <message>
        <source>Requests and responses without their other half</source>
        <translation>Anfragen und Antworten ohne Gegenstück</translation>
    </message>
    <message>
        <source>HTTP/2 connections</source>
        <translation>HTTP/2-Verbindungen</translation>
    </message>
    <message>
        <source>Packets came faster than Hitwatch could take them, and the capture buffer was full.</source>
        <translation>Pakete kamen schneller, als Hitwatch sie annehmen konnte, und der Puffer war voll.</translation>
    </message>
    <message>
        <source>The network interface or its driver lost packets before anybody could see them.</source>
        <translation>Die Netzwerkschnittstelle oder ihr Treiber verlor Pakete, bevor jemand sie sehen konnte.</translation>
    </message>
    <message>
        <source>Bytes in the middle of a connection were never seen; a message that was in them is missing here.</source>
        <translation>Bytes mitten in einer Verbindung waren nie zu sehen; eine Nachricht darin fehlt hier.</translation>
    </message>
    <message>
        <source>More connections were open than Hitwatch follows; the ones quiet for longest were given up.</source>
        <translation>Es waren mehr Verbindungen offen, als Hitwatch verfolgt; die am längsten stillen wurden aufgegeben.</translation>
    </message>
    <message>
        <source>Requests and responses were read, but came too fast to be counted.</source>
        <translation>Anfragen und Antworten wurden gelesen, kamen aber zu schnell, um gezählt zu werden.</translation>
    </message>
    <message>
        <source>More requests waited on one connection than Hitwatch keeps; the oldest have no response here.</source>
        <translation>Auf einer Verbindung warteten mehr Anfragen, als Hitwatch behält; die ältesten haben hier keine Antwort.</translation>
    </message>
    <message>
        <source>These packets could not be read down to TCP; what was in them is not counted.</source>
        <translation>Diese Pakete ließen sich nicht bis zu TCP lesen; ihr Inhalt ist nicht gezählt.</translation>
    </message>
    <message>
        <source>The capture file is cut off or damaged; what is behind that place could not be read.</source>
        <translation>Der Mitschnitt ist abgeschnitten oder beschädigt; was hinter dieser Stelle liegt, ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The connection ended, or bytes were missing, before the header was complete; not counted as requests.</source>
        <translation>Die Verbindung endete oder Bytes fehlten, bevor die Kopfdaten vollständig waren; nicht als Anfragen gezählt.</translation>
    </message>
    <message>
        <source>Counted, but without a time to first byte: the other half was not seen.</source>
        <translation>Gezählt, aber ohne Zeit bis zum ersten Byte: Das Gegenstück war nicht zu sehen.</translation>
    </message>
    <message>
        <source>After missing or wrong bytes Hitwatch waited for the next message that begins cleanly.</source>
        <translation>Nach fehlenden oder falschen Bytes wartete Hitwatch auf die nächste Nachricht, die sauber beginnt.</translation>
    </message>
    <message>
        <source>Narrow the capture filter or the ports, watch fewer interfaces, or lower the snapshot length.</source>
        <translation>Schränken Sie Filter oder Ports ein, beobachten Sie weniger Schnittstellen oder senken Sie die Paketlänge.</translation>
    </message>
    <message>
        <source>Look at the load and the settings of the interface, such as its ring buffer.</source>
        <translation>Prüfen Sie Last und Einstellungen der Schnittstelle, etwa ihren Ringpuffer.</translation>
    </message>
    <message>
        <source>Without dropped packets beside it, the other direction may take another way: capture where both pass.</source>
        <translation>Ohne verworfene Pakete daneben nimmt die Gegenrichtung vielleicht einen anderen Weg: Schneiden Sie dort mit, wo beide vorbeikommen.</translation>
    </message>
    <message>
        <source>Raise the limit of connections in the settings, or narrow the capture filter.</source>
        <translation>Erhöhen Sie in den Einstellungen die Grenze der Verbindungen oder schränken Sie den Filter ein.</translation>
    </message>
    <message>
        <source>Narrow the capture filter, or free some of the processor.</source>
        <translation>Schränken Sie den Filter ein oder entlasten Sie den Prozessor.</translation>
    </message>
    <message>
        <source>What is in front of it is complete; capture again if the rest matters.</source>
        <translation>Alles davor ist vollständig; schneiden Sie neu mit, wenn es auf den Rest ankommt.</translation>
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
        <source>Capture at a place where the packets do not have it, such as behind the switch or the tunnel that adds it.</source>
        <translation>An einer Stelle mitschneiden, an der die Pakete sie nicht haben, etwa hinter dem Switch oder dem Tunnel, der sie hinzufügt.</translation>
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
        <source>%Ln connection(s) given up</source>
        <translation>
            <numerusform>%Ln Verbindung aufgegeben</numerusform>
            <numerusform>%Ln Verbindungen aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) over the limit</source>
        <translation>
            <numerusform>%Ln Header-Abschnitt über der Grenze</numerusform>
            <numerusform>%Ln Header-Abschnitte über der Grenze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) refused</source>
        <translation>
            <numerusform>%Ln Header-Abschnitt abgelehnt</numerusform>
            <numerusform>%Ln Header-Abschnitte abgelehnt</numerusform>
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
        <source>Connections given up</source>
        <translation>Aufgegebene Verbindungen</translation>
    </message>
    <message>
        <source>Header sections over the limit</source>
        <translation>Header-Abschnitte über der Grenze</translation>
    </message>
    <message>
        <source>Header sections refused</source>
        <translation>Abgelehnte Header-Abschnitte</translation>
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
        <source>More requests were pending than Hitwatch has memory for; their responses are counted, but not on their hosts and sections.</source>
        <translation>Es waren mehr Anfragen offen, als Hitwatch Speicher hat; ihre Antworten sind gezählt, aber nicht bei ihren Hosts und Abschnitten.</translation>
    </message>
    <message>
        <source>After a limit of bytes these could still have become HTTP; they are not analyzed any further.</source>
        <translation>Nach der Höchstzahl an Bytes hätten sie noch HTTP werden können; sie werden nicht weiter ausgewertet.</translation>
    </message>
    <message>
        <source>A header section was longer than Hitwatch reads.</source>
        <translation>Ein Header-Abschnitt war länger, als Hitwatch liest.</translation>
    </message>
    <message>
        <source>Too many header sections were incomplete at the same time.</source>
        <translation>Zu viele Header-Abschnitte waren gleichzeitig unvollständig.</translation>
    </message>
    <message>
        <source>ESP, MACsec, WireGuard or protected Wi-Fi: not analyzed, and no loss.</source>
        <translation>ESP, MACsec, WireGuard oder verschlüsseltes WLAN: nicht ausgewertet und kein Verlust.</translation>
    </message>
    <message>
        <source>No IP packet was found in them: not analyzed, and no loss.</source>
        <translation>In ihnen wurde kein IP-Paket gefunden: nicht ausgewertet und kein Verlust.</translation>
    </message>
    <message>
        <source>Capture at an end of the tunnel to see what is inside.</source>
        <translation>An einem Ende des Tunnels mitschneiden, um den Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Not read: the memory for HTTP/2 connections was used up.</source>
        <translation>Nicht gelesen: Der Speicher für HTTP/2-Verbindungen war aufgebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) with a wrong time stamp</source>
        <translation>
            <numerusform>%Ln Paket mit falschem Zeitstempel</numerusform>
            <numerusform>%Ln Pakete mit falschen Zeitstempeln</numerusform>
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
        <source>Wrong time stamps</source>
        <translation>Falsche Zeitstempel</translation>
    </message>
    <message>
        <source>Clocks adjusted</source>
        <translation>Angepasste Uhren</translation>
    </message>
    <message>
        <source>These packets are counted, at the time that had been reached.</source>
        <translation>Diese Pakete sind gezählt, zu der Zeit, die bis dahin erreicht war.</translation>
    </message>
    <message>
        <source>A clock was set back, or differs from that of another interface. Times were aligned; everything is counted.</source>
        <translation>Eine Uhr wurde zurückgestellt oder weicht von der einer anderen Schnittstelle ab. Die Zeiten wurden angeglichen; alles ist gezählt.</translation>
    </message>
    <message>
        <source>Synchronize the clocks of the machines that capture.</source>
        <translation>Die Uhren der Rechner abgleichen, die mitschneiden.</translation>
    </message>
    <message>
        <source>%1 not watched</source>
        <translation>%1 nicht überwacht</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht überwacht</translation>
    </message>
    <message>
        <source>The interface was up, but nothing captured it: the capture helper had ended, or the interface had just come back.</source>
        <translation>Die Schnittstelle war aktiv, aber nichts hat sie mitgeschnitten: Das Hilfsprogramm war beendet, oder die Schnittstelle war gerade erst zurückgekehrt.</translation>
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
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
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
        <source>Panels behind each other</source>
        <translation>Bereiche hintereinander</translation>
    </message>
    <message numerus="yes">
        <source>Alerts (%n firing)</source>
        <translation>
            <numerusform>Alarme (%n aktiv)</numerusform>
            <numerusform>Alarme (%n aktiv)</numerusform>
        </translation>
    </message>
    <message>
        <source>The chart no longer reaches back to this alert of %1; what was kept of it is in the list of alerts.</source>
        <translation>Das Diagramm reicht nicht mehr bis zu diesem Alarm von %1 zurück; was von ihm behalten wurde, steht in der Liste der Alarme.</translation>
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
        <source>No rule watches: nothing will raise an alert.</source>
        <translation>Keine Regel wacht: Nichts wird einen Alarm auslösen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rule(s)</source>
        <translation>
            <numerusform>und %n weitere Regel</numerusform>
            <numerusform>und %n weitere Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch:</source>
        <translation>
            <numerusform>%n Regel wacht:</numerusform>
            <numerusform>%n Regeln wachen:</numerusform>
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
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
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
        <source>Close all notices</source>
        <translation>Alle Hinweise schließen</translation>
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
        <source>Put it back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation>Diesen Bereich ausblenden</translation>
    </message>
</context>
<context>
    <name>hitwatch::Permission</name>
    <message>
        <source>Run this once in a terminal, then try again.</source>
        <translation>Führen Sie dies einmal in einem Terminal aus und versuchen Sie es noch einmal.</translation>
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
        <translation>Mitschnitte aus Dateien und die Demo gehen auch ohne.</translation>
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
        <source>Live capture is not allowed for you yet.</source>
        <translation>Sie dürfen noch nicht mitschneiden.</translation>
    </message>
    <message>
        <source>Live capture does not work here.</source>
        <translation>Mitschneiden geht hier nicht.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>hitwatch::ReadingBar</name>
    <message>
        <source>How much of the file has been read</source>
        <translation>Wie viel der Datei gelesen ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading; what was read so far stays</source>
        <translation>Nicht weiterlesen; was gelesen ist, bleibt</translation>
    </message>
</context>
<context>
    <name>hitwatch::RehearsalPanel</name>
    <message>
        <source>Rehearse over &amp;memory</source>
        <translation>Am &amp;Speicher proben</translation>
    </message>
    <message>
        <source>What the rule would have done with the traffic in memory</source>
        <translation>Was die Regel mit dem Verkehr im Speicher getan hätte</translation>
    </message>
    <message>
        <source>Rehearse over a &amp;file…</source>
        <translation>An einer &amp;Datei proben …</translation>
    </message>
    <message>
        <source>What the rule would do with a capture file</source>
        <translation>Was die Regel mit einem Mitschnitt täte</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Fortschritt der Probe</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the rehearsal over the file</source>
        <translation>Die Probe an der Datei anhalten</translation>
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
        <source>Rehearse over a capture file</source>
        <translation>An einem Mitschnitt proben</translation>
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
        <source>The rehearsal over %1 was stopped.</source>
        <translation>Die Probe an %1 wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>hitwatch::RehearsalPlot</name>
    <message>
        <source>Recent curve of the metric</source>
        <translation>Jüngster Verlauf der Messgröße</translation>
    </message>
    <message>
        <source>clear below %1</source>
        <comment>level</comment>
        <translation>aufheben unter %1</translation>
    </message>
    <message>
        <source>raise at %1</source>
        <comment>level</comment>
        <translation>auslösen ab %1</translation>
    </message>
    <message>
        <source>too little</source>
        <translation>zu wenig</translation>
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
        <source>Read at once</source>
        <translation>Sofort lesen</translation>
    </message>
    <message>
        <source>Replay %1×</source>
        <translation>%1× abspielen</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Abspielgeschwindigkeit</translation>
    </message>
    <message>
        <source>Read the file at once, or play it with its own pauses</source>
        <translation>Die Datei sofort lesen oder mit ihren eigenen Pausen abspielen</translation>
    </message>
    <message>
        <source>From the Start</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Read or play the file again from its start</source>
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
        <source>Some text was longer than what is kept of it</source>
        <translation>Ein Text war länger als das, was davon behalten wird</translation>
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
        <source>Content of request and response, without header fields</source>
        <translation>Inhalt von Anfrage und Antwort, ohne Header-Felder</translation>
    </message>
</context>
<context>
    <name>hitwatch::RequestsTable</name>
    <message>
        <source>Newest requests before the alert</source>
        <translation>Neueste Anfragen vor dem Alarm</translation>
    </message>
    <message>
        <source>No request was kept</source>
        <translation>Keine Anfrage wurde behalten</translation>
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
        <source>Metr&amp;ic:</source>
        <translation>Messgröß&amp;e:</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>&amp;Window:</source>
        <translation>&amp;Fenster:</translation>
    </message>
    <message>
        <source>The newest stretch in which the metric is measured</source>
        <translation>Die jüngste Spanne, in der gemessen wird</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
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
        <source>all</source>
        <comment>sections</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>S&amp;ection:</source>
        <translation>Abs&amp;chnitt:</translation>
    </message>
    <message>
        <source>Only requests to this section, such as /api</source>
        <translation>Nur Anfragen an diesen Abschnitt, etwa /api</translation>
    </message>
    <message>
        <source>&amp;Raise at:</source>
        <translation>Auslösen a&amp;b:</translation>
    </message>
    <message>
        <source>An alert is raised when the metric is at least this</source>
        <translation>Ein Alarm wird ausgelöst, wenn die Messgröße mindestens so hoch ist</translation>
    </message>
    <message>
        <source>same &amp;level</source>
        <translation>&amp;gleiche Schwelle</translation>
    </message>
    <message>
        <source>Clear below the level to raise at</source>
        <translation>Unter der Schwelle zum Auslösen aufheben</translation>
    </message>
    <message>
        <source>&amp;Clear below:</source>
        <translation>Aufheben &amp;unter:</translation>
    </message>
    <message>
        <source>The alert is over when the metric is below this</source>
        <translation>Der Alarm ist vorbei, wenn die Messgröße darunter liegt</translation>
    </message>
    <message>
        <source>Raise after:</source>
        <translation>Auslösen nach:</translation>
    </message>
    <message>
        <source>How long it must stay at or above the level before the alert is raised</source>
        <translation>Wie lange der Wert die Schwelle halten muss, bevor der Alarm ausgelöst wird</translation>
    </message>
    <message>
        <source>Clear af&amp;ter:</source>
        <translation>Aufheben na&amp;ch:</translation>
    </message>
    <message>
        <source>How long it must stay below the level before the alert is over</source>
        <translation>Wie lange der Wert darunter bleiben muss, bevor der Alarm vorbei ist</translation>
    </message>
    <message>
        <source>Respon&amp;ses:</source>
        <translation>An&amp;tworten:</translation>
    </message>
    <message>
        <source>With fewer final responses in the window, a share or a percentile says nothing</source>
        <translation>Mit weniger endgültigen Antworten im Fenster sagt ein Anteil oder ein Perzentil nichts</translation>
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
        <translation>&amp;Verdoppeln</translation>
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
        <source>At most %Ln rule(s) are possible.</source>
        <translation>
            <numerusform>Höchstens %Ln Regel ist möglich.</numerusform>
            <numerusform>Höchstens %Ln Regeln sind möglich.</numerusform>
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
        <source>Error share</source>
        <translation>Fehleranteil</translation>
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
        <comment>4.6 % errors in 1 min</comment>
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
        <source>the %1 in memory</source>
        <comment>58 min</comment>
        <translation>den %1 im Speicher</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a capture file, its length</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Never in %1: fewer than %Ln response(s) in any %2.</source>
        <comment>where; a window, as in &apos;2 min&apos;</comment>
        <translation>
            <numerusform>Nie in %1: weniger als %Ln Antwort in jeder Spanne von %2.</numerusform>
            <numerusform>Nie in %1: weniger als %Ln Antworten in jeder Spanne von %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Would never have been raised in %1; the highest was %2.</source>
        <translation>Wäre in %1 nie ausgelöst worden; der höchste Wert war %2.</translation>
    </message>
    <message>
        <source>No traffic in memory yet.</source>
        <translation>Noch kein Verkehr im Speicher.</translation>
    </message>
    <message>
        <source>There is no traffic in %1.</source>
        <translation>In %1 ist kein Verkehr.</translation>
    </message>
    <message>
        <source>Would have been raised once in %1, for %2.</source>
        <translation>Wäre in %1 einmal ausgelöst worden, für %2.</translation>
    </message>
    <message numerus="yes">
        <source>Would have been raised %Ln time(s) in %1, the longest for %2.</source>
        <translation>
            <numerusform>Wäre in %1 %Ln Mal ausgelöst worden, am längsten für %2.</numerusform>
            <numerusform>Wäre in %1 %Ln Mal ausgelöst worden, am längsten für %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Not over at the end.</source>
        <comment>a sentence</comment>
        <translation>%1 Am Ende nicht vorbei.</translation>
    </message>
    <message>
        <source>%1 Exact to the second.</source>
        <comment>a sentence</comment>
        <translation>%1 Auf die Sekunde genau.</translation>
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
        <source>Window</source>
        <translation>Fenster</translation>
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
        <source>Raise at</source>
        <translation>Auslösen ab</translation>
    </message>
    <message>
        <source>Clear below</source>
        <translation>Aufheben unter</translation>
    </message>
    <message>
        <source>Raise after</source>
        <translation>Auslösen nach</translation>
    </message>
    <message>
        <source>Clear after</source>
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
        <source>A rule needs a name</source>
        <translation>Eine Regel braucht einen Namen</translation>
    </message>
    <message>
        <source>Another rule has this name</source>
        <translation>Eine andere Regel hat diesen Namen</translation>
    </message>
    <message>
        <source>A share is at most 100 %</source>
        <translation>Ein Anteil ist höchstens 100 %</translation>
    </message>
    <message>
        <source>At most the level to raise at</source>
        <translation>Höchstens die Schwelle zum Auslösen</translation>
    </message>
    <message>
        <source>Arguments need a program</source>
        <translation>Argumente brauchen ein Programm</translation>
    </message>
    <message>
        <source>An absolute path, or a name without a path</source>
        <translation>Ein absoluter Pfad oder ein Name ohne Pfad</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln argument(s)</source>
        <translation>
            <numerusform>Mehr als %Ln Argument</numerusform>
            <numerusform>Mehr als %Ln Argumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>There are no rules: nothing raises an alert.</source>
        <translation>Es gibt keine Regeln: Nichts löst einen Alarm aus.</translation>
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
        <source>Close without applying the changes?</source>
        <translation>Ohne Anwenden der Änderungen schließen?</translation>
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
        <source>Restore defaults</source>
        <translation>Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>Restore all settings on all pages?</source>
        <translation>Alle Einstellungen auf allen Seiten zurücksetzen?</translation>
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
        <source>Interfaces, filter, recent files, hidden sections and alert rules stay as they are.</source>
        <translation>Schnittstellen, Filter, letzte Dateien, ausgeblendete Abschnitte und Alarmregeln bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>hitwatch::SettingsEffect</name>
    <message>
        <source>The new settings count from the next start on; these numbers stay.</source>
        <translation>Die neuen Einstellungen gelten ab dem nächsten Start; diese Zahlen bleiben.</translation>
    </message>
    <message>
        <source>The new settings count from the next start on: standard input cannot be read again.</source>
        <translation>Die neuen Einstellungen gelten ab dem nächsten Start: Die Standardeingabe lässt sich nicht noch einmal lesen.</translation>
    </message>
    <message>
        <source>Counting began anew: the settings have changed.</source>
        <translation>Die Zählung beginnt neu: Die Einstellungen haben sich geändert.</translation>
    </message>
</context>
<context>
    <name>hitwatch::SettingsStore</name>
    <message>
        <source>The settings file %1 cannot be read: the defaults are used.</source>
        <translation>Die Einstellungsdatei %1 kann nicht gelesen werden: Die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>The settings file was damaged; it is %1 now, and the defaults are used.</source>
        <translation>Die Einstellungsdatei war beschädigt; sie ist jetzt %1, und die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>The settings file %1 is damaged and cannot be renamed: the defaults are used.</source>
        <translation>Die Einstellungsdatei %1 ist beschädigt und kann nicht umbenannt werden: Die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>Settings out of range were replaced by their defaults: %1.</source>
        <translation>Einstellungen außerhalb ihres Bereichs wurden durch die Vorgaben ersetzt: %1.</translation>
    </message>
    <message>
        <source>The settings cannot be written to %1: they hold until the end.</source>
        <translation>Die Einstellungen können nicht in %1 geschrieben werden: Sie gelten bis zum Ende.</translation>
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
        <source>Part of all rows of this table; the bar compares it with the largest</source>
        <translation>Anteil an allen Zeilen dieser Tabelle; der Balken vergleicht mit dem größten</translation>
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
        <source>Everything beyond the limit of %1 rows, summed up</source>
        <translation>Alles jenseits der Grenze von %1 Zeilen, summiert</translation>
    </message>
    <message>
        <source>No Host was sent: this is the server&apos;s address</source>
        <translation>Es wurde kein Host gesendet: Dies ist die Adresse des Servers</translation>
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
        <source>Not counted by %1</source>
        <comment>by host, by status</comment>
        <translation>Nicht nach %1 gezählt</translation>
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
        <source>Time to first byte: half of the responses came at least as fast</source>
        <translation>Zeit bis zum ersten Byte: Die Hälfte der Antworten kam mindestens so schnell</translation>
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
        <source>Time to first byte: 95 of 100 responses came at least as fast</source>
        <translation>Zeit bis zum ersten Byte: 95 von 100 Antworten kamen mindestens so schnell</translation>
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
        <source>Time to first byte: 99 of 100 responses came at least as fast</source>
        <translation>Zeit bis zum ersten Byte: 99 von 100 Antworten kamen mindestens so schnell</translation>
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
        <source>Content of requests and responses, without header fields</source>
        <translation>Inhalt von Anfragen und Antworten, ohne Header-Felder</translation>
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
        <source>Filter by This</source>
        <translation>Hiernach filtern</translation>
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
        <source>The rows stay while the pointer is over them</source>
        <translation>Die Zeilen bleiben, solange der Mauszeiger darauf steht</translation>
    </message>
    <message>
        <source>No row matches the search</source>
        <translation>Keine Zeile passt zur Suche</translation>
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
</context>
<context>
    <name>hitwatch::TrafficChart</name>
    <message>
        <source>%1 to %2</source>
        <comment>date and time, date and time</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The chart is too large for a picture of it. Make the window smaller.</source>
        <translation>Das Diagramm ist zu groß für ein Bild. Verkleinern Sie das Fenster.</translation>
    </message>
    <message>
        <source>%1 was not written: %2. Choose another folder, or make room there.</source>
        <comment>path, reason</comment>
        <translation>%1 wurde nicht geschrieben: %2. Wählen Sie einen anderen Ordner oder schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>no answer</source>
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
        <source>alert raised %1</source>
        <comment>time of day</comment>
        <translation>Alarm ausgelöst %1</translation>
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
        <source>%1: %2 lost (packets, gaps, connections, events). The true numbers are higher.</source>
        <comment>time, count</comment>
        <translation>%1: %2 verloren (Pakete, Lücken, Verbindungen, Ereignisse). Die wahren Zahlen sind höher.</translation>
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
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>back to live</source>
        <translation>zurück zu live</translation>
    </message>
    <message>
        <source>The chart follows the newest seconds</source>
        <translation>Das Diagramm folgt den neuesten Sekunden</translation>
    </message>
    <message>
        <source>Follow the newest seconds again (L)</source>
        <translation>Wieder den neuesten Sekunden folgen (L)</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>threshold %1 in %2</source>
        <comment>&apos;7,000 messages&apos; in &apos;2 min&apos;</comment>
        <translation>Schwelle %1 in %2</translation>
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
        <translation>Meldungen sind stumm</translation>
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
        <source>Un&amp;mute Alerts</source>
        <translation>Alarme &amp;melden</translation>
    </message>
    <message>
        <source>&amp;Mute Alerts for 15 min</source>
        <translation>Alarme 15 min &amp;stumm</translation>
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
    <name>hitwatch::TrustPanel</name>
    <message>
        <source>in the selected range</source>
        <translation>im gewählten Bereich</translation>
    </message>
    <message>
        <source>in the last %1</source>
        <translation>in den letzten %1</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>seit dem Start</translation>
    </message>
    <message>
        <source>No capture yet</source>
        <translation>Noch kein Mitschnitt</translation>
    </message>
    <message>
        <source>≈ %1 lost</source>
        <translation>≈ %1 verloren</translation>
    </message>
    <message>
        <source>File is damaged</source>
        <translation>Datei beschädigt</translation>
    </message>
    <message>
        <source>What was lost %1, and where</source>
        <translation>Was %1 verloren ging, und wo</translation>
    </message>
    <message>
        <source>Lost earlier</source>
        <translation>Früher verloren</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>Was verloren ging</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Also noticed %1</source>
        <translation>Außerdem bemerkt %1</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht überwacht</translation>
    </message>
</context>
<context>
    <name>hitwatch::TrustRow</name>
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
        <source>Since the start: %1</source>
        <translation>Seit dem Start: %1</translation>
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
        <source>All shortcuts on one page</source>
        <translation>Alle Tastenkürzel auf einer Seite</translation>
    </message>
    <message>
        <source>&amp;About Hitwatch</source>
        <translation>Ü&amp;ber Hitwatch</translation>
    </message>
    <message>
        <source>Version and licence</source>
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
        <source>Read a capture file</source>
        <translation>Einen Mitschnitt lesen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Watch the &amp;Demo</source>
        <translation>&amp;Demo ansehen</translation>
    </message>
    <message>
        <source>Replay the capture that comes with the program</source>
        <translation>Den mitgelieferten Mitschnitt abspielen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
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
        <source>End the program</source>
        <translation>Das Programm beenden</translation>
    </message>
    <message>
        <source>&amp;Freeze View</source>
        <translation>Ansicht ein&amp;frieren</translation>
    </message>
    <message>
        <source>Keep the numbers of this moment on screen; the capture goes on</source>
        <translation>Die Zahlen dieses Moments stehen lassen; der Mitschnitt läuft weiter</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Choose &amp;Interfaces…</source>
        <translation>Schn&amp;ittstellen wählen …</translation>
    </message>
    <message>
        <source>Choose what is captured</source>
        <translation>Wählen, was mitgeschnitten wird</translation>
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
        <source>Show only rows with these words; -word leaves rows out</source>
        <translation>Nur Zeilen mit diesen Wörtern zeigen; -Wort lässt Zeilen aus</translation>
    </message>
    <message>
        <source>Back to &amp;Live</source>
        <translation>Zurück zu &amp;Live</translation>
    </message>
    <message>
        <source>Follow the newest seconds again</source>
        <translation>Wieder den neuesten Sekunden folgen</translation>
    </message>
    <message>
        <source>&amp;Clear Filters</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Show all rows of the whole window again</source>
        <translation>Wieder alle Zeilen des ganzen Zeitfensters zeigen</translation>
    </message>
    <message>
        <source>Show &amp;Hidden Sections</source>
        <translation>Ausge&amp;blendete Abschnitte zeigen</translation>
    </message>
    <message>
        <source>Show the sections again that were hidden</source>
        <translation>Die ausgeblendeten Abschnitte wieder zeigen</translation>
    </message>
    <message>
        <source>&amp;Compact View</source>
        <translation>&amp;Kompakte Ansicht</translation>
    </message>
    <message>
        <source>A small window above all others</source>
        <translation>Ein kleines Fenster über allen anderen</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put all panels back where they were at first</source>
        <translation>Alle Bereiche wieder an ihren ersten Platz setzen</translation>
    </message>
    <message>
        <source>Figures and tables of the newest %1</source>
        <translation>Kennzahlen und Tabellen der neuesten %1</translation>
    </message>
    <message>
        <source>Whole Capture</source>
        <translation>Ganzer Mitschnitt</translation>
    </message>
    <message>
        <source>Figures and tables since the start of the capture</source>
        <translation>Kennzahlen und Tabellen seit Beginn des Mitschnitts</translation>
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
        <source>End the capture; its numbers stay</source>
        <translation>Den Mitschnitt beenden; seine Zahlen bleiben</translation>
    </message>
    <message>
        <source>Start the capture</source>
        <translation>Den Mitschnitt starten</translation>
    </message>
    <message>
        <source>Alert &amp;Rules…</source>
        <translation>Alarm&amp;regeln …</translation>
    </message>
    <message>
        <source>When an alert is raised, and when it is over</source>
        <translation>Wann ein Alarm ausgelöst wird und wann er vorbei ist</translation>
    </message>
    <message>
        <source>&amp;Mute Notifications for 15 Minutes</source>
        <translation>Meldungen 15 Minuten &amp;stumm</translation>
    </message>
    <message>
        <source>No notifications outside the window; it still shows alerts</source>
        <translation>Keine Meldungen außerhalb des Fensters; es zeigt Alarme weiterhin</translation>
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
        <source>&amp;Window Length</source>
        <translation>&amp;Zeitfenster</translation>
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
        <source>&amp;Clear This List</source>
        <translation>Diese Liste &amp;leeren</translation>
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
        <source>Trust</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
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
        <source>Write what is on screen to a file</source>
        <translation>Was zu sehen ist, in eine Datei schreiben</translation>
    </message>
    <message>
        <source>How much of the newest traffic figures and tables cover</source>
        <translation>Wie viel des neuesten Verkehrs Kennzahlen und Tabellen abdecken</translation>
    </message>
    <message>
        <source>Filter: shop -metrics</source>
        <translation>Filter: shop -metrics</translation>
    </message>
    <message>
        <source>Filter rows by words</source>
        <translation>Zeilen nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Window: %1</source>
        <translation>Fenster: %1</translation>
    </message>
    <message>
        <source>Window: whole capture</source>
        <translation>Fenster: ganzer Mitschnitt</translation>
    </message>
    <message>
        <source>Frozen at %1</source>
        <translation>Eingefroren um %1</translation>
    </message>
    <message>
        <source>The capture goes on behind it. Click to show the newest again.</source>
        <translation>Der Mitschnitt läuft dahinter weiter. Ein Klick zeigt wieder das Neueste.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Figures and tables show only this range. Click to show the window again.</source>
        <translation>Kennzahlen und Tabellen zeigen nur diesen Bereich. Ein Klick zeigt wieder das Zeitfenster.</translation>
    </message>
</context>
</TS>
