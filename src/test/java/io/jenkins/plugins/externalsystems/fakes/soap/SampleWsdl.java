package io.jenkins.plugins.externalsystems.fakes.soap;

/** A service with two ports, wrapped and bare documents, types within types, and an RPC port. */
public final class SampleWsdl {
    /** As a service sends it; {@code @ADDRESS@} stands for where it is. */
    public static final String XML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <w:definitions name="Orders" targetNamespace="urn:orders" xmlns:t="urn:orders" xmlns:d="urn:data"
            xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:x="http://www.w3.org/2001/XMLSchema"
            xmlns:s11="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/">
          <w:types>
            <x:schema targetNamespace="urn:data" elementFormDefault="qualified">
              <x:simpleType name="Speed"><x:restriction base="x:string">
                <x:enumeration value="slow"/><x:enumeration value="fast"/></x:restriction></x:simpleType>
              <x:complexType name="Base"><x:sequence><x:element name="id" type="x:int"/></x:sequence></x:complexType>
              <x:complexType name="Item"><x:complexContent><x:extension base="d:Base"><x:sequence>
                <x:element name="name" type="x:string"/>
                <x:element name="part" type="d:Item" minOccurs="0" maxOccurs="unbounded"/></x:sequence>
                <x:attribute name="unit" type="x:string" use="required"/></x:extension></x:complexContent></x:complexType>
            </x:schema>
            <x:schema targetNamespace="urn:orders" elementFormDefault="qualified">
              <x:element name="PlaceOrder"><x:complexType><x:sequence>
                <x:element name="customer" type="x:string"/>
                <x:element name="item" type="d:Item" maxOccurs="unbounded"/>
                <x:element name="speed" type="d:Speed" minOccurs="0"/>
                <x:element name="tag" type="x:string" minOccurs="0" maxOccurs="9"/>
                <x:element name="gift" type="x:boolean" form="unqualified" minOccurs="0"/>
              </x:sequence></x:complexType></x:element>
              <x:element name="PlaceOrderResponse"><x:complexType><x:sequence>
                <x:element name="orderId" type="x:long"/></x:sequence></x:complexType></x:element>
              <x:element name="OrderId" type="x:long"/>
              <x:element name="Open"><x:complexType><x:sequence><x:any/></x:sequence></x:complexType></x:element>
            </x:schema>
          </w:types>
          <w:message name="PlaceIn"><w:part name="parameters" element="t:PlaceOrder"/></w:message>
          <w:message name="PlaceOut"><w:part name="parameters" element="t:PlaceOrderResponse"/></w:message>
          <w:message name="StateIn"><w:part name="id" element="t:OrderId"/></w:message>
          <w:message name="OpenIn"><w:part name="open" element="t:Open"/></w:message>
          <w:message name="PingIn"/>
          <w:message name="SumIn"><w:part name="a" type="x:int"/><w:part name="b" type="x:decimal"/></w:message>
          <w:message name="GoneIn"><w:part name="gone" element="t:Gone"/></w:message>
          <w:portType name="OrderPort">
            <w:operation name="PlaceOrder"><w:documentation>Places
               an order.</w:documentation><w:input message="t:PlaceIn"/><w:output message="t:PlaceOut"/></w:operation>
            <w:operation name="OrderState"><w:input message="t:StateIn"/></w:operation>
            <w:operation name="OpenOrder"><w:input message="t:OpenIn"/></w:operation>
            <w:operation name="Ping"><w:input message="t:PingIn"/></w:operation>
            <w:operation name="Gone"><w:input message="t:GoneIn"/></w:operation>
          </w:portType>
          <w:portType name="SumPort"><w:operation name="Sum"><w:input message="t:SumIn"/></w:operation>
            <w:operation name="Old"><w:input message="t:SumIn"/></w:operation></w:portType>
          <w:binding name="Order11" type="t:OrderPort">
            <s11:binding transport="http://schemas.xmlsoap.org/soap/http"/>
            <w:operation name="PlaceOrder"><s11:operation soapAction="urn:orders/PlaceOrder"/>
              <w:input><s11:body use="literal"/></w:input></w:operation>
            <w:operation name="OrderState"><s11:operation soapAction=""/>
              <w:input><s11:body use="literal"/></w:input></w:operation>
            <w:operation name="OpenOrder"><w:input><s11:body use="literal"/></w:input></w:operation>
            <w:operation name="Ping"><w:input><s11:body use="literal"/></w:input></w:operation>
            <w:operation name="Gone"><w:input><s11:body use="literal"/></w:input></w:operation>
          </w:binding>
          <w:binding name="Order12" type="t:OrderPort">
            <s12:binding transport="http://schemas.xmlsoap.org/soap/http"/>
            <w:operation name="PlaceOrder"><s12:operation soapAction="urn:orders/PlaceOrder" style="document"/>
              <w:input><s12:body use="literal"/></w:input></w:operation>
          </w:binding>
          <w:binding name="Sum11" type="t:SumPort">
            <s11:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
            <w:operation name="Sum"><s11:operation soapAction="sum"/>
              <w:input><s11:body use="literal" namespace="urn:sums"/></w:input></w:operation>
            <w:operation name="Old"><w:input><s11:body use="encoded" namespace="urn:sums"/></w:input></w:operation>
          </w:binding>
          <w:service name="OrderService">
            <w:port name="Orders11" binding="t:Order11"><s11:address location="@ADDRESS@"/></w:port>
            <w:port name="Orders12" binding="t:Order12"><s12:address location="@ADDRESS@"/></w:port>
            <w:port name="Web" binding="t:Nothing"/>
          </w:service>
          <w:service name="SumService"><w:port name="Sums" binding="t:Sum11"><s11:address location="@ADDRESS@"/></w:port>
          </w:service>
        </w:definitions>
        """;

    private SampleWsdl() {}
}
