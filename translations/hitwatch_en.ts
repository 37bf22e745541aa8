<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
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
    <message numerus="yes">
        <source>%Ln connection(s) speak HTTP/2. Hitwatch reads HTTP/1.0 and 1.1.</source>
        <translation>
            <numerusform>%Ln connection speak HTTP/2. Hitwatch reads HTTP/1.0 and 1.1.</numerusform>
            <numerusform>%Ln connections speak HTTP/2. Hitwatch reads HTTP/1.0 and 1.1.</numerusform>
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
        <source>%Ln time(s) out of step</source>
        <translation>
            <numerusform>%Ln time out of step</numerusform>
            <numerusform>%Ln times out of step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) in HTTP/2</source>
        <translation>
            <numerusform>%Ln connection in HTTP/2</numerusform>
            <numerusform>%Ln connections in HTTP/2</numerusform>
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
    <name>hitwatch::TrafficChart</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
</TS>
