<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AlertPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertBanner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertHistory</name>
    <message numerus="yes">
        <source>%n alert(s) in the history make no sense and are left out; the others are shown.</source>
        <translation>
            <numerusform>%n alert in the history makes no sense and is left out; the others are shown.</numerusform>
            <numerusform>%n alerts in the history make no sense and are left out; the others are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::AlertsPanel</name>
    <message numerus="yes">
        <source>%n alert(s) are removed for good, with what was seen when they were raised.</source>
        <translation>
            <numerusform>%n alert is removed for good, with what was seen when it was raised.</numerusform>
            <numerusform>%n alerts are removed for good, with what was seen when they were raised.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::CaptureOptions</name>
    <message numerus="yes">
        <source>%n byte(s) of each packet</source>
        <translation>
            <numerusform>%n byte of each packet</numerusform>
            <numerusform>%n bytes of each packet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::CommandRun</name>
    <message numerus="yes">
        <source>it ran longer than %n second(s) and was ended</source>
        <translation>
            <numerusform>it ran longer than %n second and was ended</numerusform>
            <numerusform>it ran longer than %n seconds and was ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::EmptyReason</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names in a list</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 went away</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 went away</numerusform>
            <numerusform>%1 went away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is down</source>
        <comment>interface(s)</comment>
        <translation>
            <numerusform>%1 is down</numerusform>
            <numerusform>%1 are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s)</source>
        <translation>
            <numerusform>%Ln TLS connection</numerusform>
            <numerusform>%Ln TLS connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfaceModel</name>
    <message numerus="yes">
        <source>%1, %n more</source>
        <comment>addresses of an interface</comment>
        <translation>
            <numerusform>%1, %n more</numerusform>
            <numerusform>%1, %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::InterfacesDialog</name>
    <message numerus="yes">
        <source>At most %n interface(s) can be watched at once.</source>
        <translation>
            <numerusform>At most %n interface can be watched at once.</numerusform>
            <numerusform>At most %n interfaces can be watched at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::KeyFigures</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interface(s)</source>
        <translation>
            <numerusform>%Ln interface</numerusform>
            <numerusform>%Ln interfaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::LossCause</name>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the kernel</source>
        <translation>
            <numerusform>%Ln packet dropped by the kernel</numerusform>
            <numerusform>%Ln packets dropped by the kernel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) dropped by the interface</source>
        <translation>
            <numerusform>%Ln packet dropped by the interface</numerusform>
            <numerusform>%Ln packets dropped by the interface</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gap(s) in TCP streams, %1</source>
        <translation>
            <numerusform>%Ln gap in TCP streams, %1</numerusform>
            <numerusform>%Ln gaps in TCP streams, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) cut by a limit</source>
        <translation>
            <numerusform>%Ln connection cut by a limit</numerusform>
            <numerusform>%Ln connections cut by a limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) shed</source>
        <translation>
            <numerusform>%Ln event shed</numerusform>
            <numerusform>%Ln events shed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting request(s) given up</source>
        <translation>
            <numerusform>%Ln waiting request given up</numerusform>
            <numerusform>%Ln waiting requests given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) undecodable</source>
        <translation>
            <numerusform>%Ln packet undecodable</numerusform>
            <numerusform>%Ln packets undecodable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) cut off</source>
        <translation>
            <numerusform>%Ln request cut off</numerusform>
            <numerusform>%Ln requests cut off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) without their other half</source>
        <translation>
            <numerusform>%Ln message without their other half</numerusform>
            <numerusform>%Ln messages without their other half</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) in HTTP/2</source>
        <translation>
            <numerusform>%Ln connection in HTTP/2</numerusform>
            <numerusform>%Ln connections in HTTP/2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parser resynchronization(s)</source>
        <translation>
            <numerusform>%Ln parser resynchronization</numerusform>
            <numerusform>%Ln parser resynchronizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s) without the host of their request</source>
        <translation>
            <numerusform>%Ln response without the host of its request</numerusform>
            <numerusform>%Ln responses without the host of their request</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) given up</source>
        <translation>
            <numerusform>%Ln connection given up</numerusform>
            <numerusform>%Ln connections given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) over the limit</source>
        <translation>
            <numerusform>%Ln header section over the limit</numerusform>
            <numerusform>%Ln header sections over the limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln header section(s) refused</source>
        <translation>
            <numerusform>%Ln header section refused</numerusform>
            <numerusform>%Ln header sections refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln encrypted packet(s)</source>
        <translation>
            <numerusform>%Ln encrypted packet</numerusform>
            <numerusform>%Ln encrypted packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) of unknown protocols</source>
        <translation>
            <numerusform>%Ln packet of an unknown protocol</numerusform>
            <numerusform>%Ln packets of unknown protocols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) with a wrong time stamp</source>
        <translation>
            <numerusform>%Ln packet with a wrong time stamp</numerusform>
            <numerusform>%Ln packets with wrong time stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clock(s) adjusted</source>
        <translation>
            <numerusform>%Ln clock adjusted</numerusform>
            <numerusform>%Ln clocks adjusted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) not decrypted</source>
        <translation>
            <numerusform>%Ln TLS record not decrypted</numerusform>
            <numerusform>%Ln TLS records not decrypted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS record(s) refused</source>
        <translation>
            <numerusform>%Ln TLS record refused</numerusform>
            <numerusform>%Ln TLS records refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln TLS connection(s) refused</source>
        <translation>
            <numerusform>%Ln TLS connection refused</numerusform>
            <numerusform>%Ln TLS connections refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::MainWindow</name>
    <message numerus="yes">
        <source>Only the first of %n dropped file(s) was opened.</source>
        <translation>
            <numerusform>Only the first of %n dropped file was opened.</numerusform>
            <numerusform>Only the first of %n dropped files was opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alerts (%n firing)</source>
        <translation>
            <numerusform>Alerts (%n firing)</numerusform>
            <numerusform>Alerts (%n firing)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::NoAlerts</name>
    <message numerus="yes">
        <source>and %n more rule(s)</source>
        <translation>
            <numerusform>and %n more rule</numerusform>
            <numerusform>and %n more rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch:</source>
        <translation>
            <numerusform>%n rule watches:</numerusform>
            <numerusform>%n rules watch:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::NoticeBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleList</name>
    <message numerus="yes">
        <source>At most %Ln rule(s) are possible.</source>
        <translation>
            <numerusform>At most %Ln rule is possible.</numerusform>
            <numerusform>At most %Ln rules are possible.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RuleWords</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::RulesDialog</name>
    <message numerus="yes">
        <source>Never in %1: fewer than %Ln response(s) in any %2.</source>
        <comment>where; a window, as in &apos;2 min&apos;</comment>
        <translation>
            <numerusform>Never in %1: fewer than %Ln response in any %2.</numerusform>
            <numerusform>Never in %1: fewer than %Ln responses in any %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Would have been raised %Ln time(s) in %1, the longest for %2.</source>
        <translation>
            <numerusform>Would have been raised %Ln time in %1, for %2.</numerusform>
            <numerusform>Would have been raised %Ln times in %1, the longest for %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Longer than %Ln character(s)</source>
        <translation>
            <numerusform>Longer than %Ln character</numerusform>
            <numerusform>Longer than %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln argument(s)</source>
        <translation>
            <numerusform>More than %Ln argument</numerusform>
            <numerusform>More than %Ln arguments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TableMenu</name>
    <message numerus="yes">
        <source>Copy %n Row(s)</source>
        <translation>
            <numerusform>Copy %n Row</numerusform>
            <numerusform>Copy %n Rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n Hidden Section(s)</source>
        <translation>
            <numerusform>Show %n Hidden Section</numerusform>
            <numerusform>Show %n Hidden Sections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TablePanel</name>
    <message numerus="yes">
        <source>Rows shown, of %n row(s)</source>
        <translation>
            <numerusform>Rows shown, of %n row</numerusform>
            <numerusform>Rows shown, of %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n newer</numerusform>
            <numerusform>%n newer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hitwatch::TrayIcon</name>
    <message numerus="yes">
        <source>and %n more alert(s)</source>
        <translation>
            <numerusform>and %n more alert</numerusform>
            <numerusform>and %n more alerts</numerusform>
        </translation>
    </message>
</context>
</TS>
